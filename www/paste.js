/**
 * The paste box: what was understood of a text stands below it before it is added, and what was not.
 *
 * @import { Offer } from '#wasm/plan'
 * @import { PastedCode, TextOffer } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { h } from './element.js';
import { field, select } from './fields.js';
import { lastMoment } from './offer.js';
import { told } from './own-code.js';

/** So much is shown of what was not understood, in characters. */
const SHOWN = 80;

/**
 * A pasted code as an offer. What its words leave open of when it holds, they do not say.
 *
 * @param {TextOffer} words
 * @returns {Offer}
 */
const asCode = ({ starts_local, ends_local, left_seconds, currency, ...words }) => ({
  ...words,
  kind: 'code',
  currency: currency ?? undefined,
  source: 'own',
});

/**
 * @param {string[]} currencies what a sign alone may mean, the likeliest first
 * @param {Say} say
 * @param {Promise<typeof import('#wasm/plan')>} core
 * @param {(offers: Offer[]) => Promise<void>} add
 */
export function paste(currencies, say, core, add) {
  let [currency = 'USD'] = currencies;
  /** @type {Offer[]} */
  let understood = [];
  const list = h('ul', { class: 'understood', 'aria-live': 'polite' });
  const button = h(
    'button',
    { type: 'button', class: 'main', disabled: true, 'data-key': 'add-codes', onclick: () => add(understood) },
    say.t('codes_add'),
  );
  const read = async () => {
    const { understandPaste } = await core;
    const pieces = understandPaste(box.value, say.language, currency);
    understood = pieces.flatMap(({ offer }) => (offer?.code ? [asCode(offer)] : []));
    list.replaceChildren(...pieces.map((piece) => row(piece, say)));
    if (box.value.trim() && !understood.length) list.append(h('li', { class: 'quiet' }, say.t('codes_not_understood')));
    button.disabled = !understood.length;
  };
  const box = h('textarea', {
    rows: 3,
    spellcheck: 'false',
    'data-key': 'paste',
    placeholder: 'USAFF8: $8 off $59\n-3 € dès 20 € : FRX3',
    oninput: read,
  });
  return h(
    'div',
    { class: 'paste' },
    field(say.t('codes_paste'), box, say.t('codes_paste_note')),
    field(
      say.t('codes_currency'),
      select(
        currencies.map((code) => [code, `${say.sign(code)} · ${say.currency(code)}`]),
        currency,
        (chosen) => {
          currency = chosen;
          read();
        },
        'paste-currency',
      ),
    ),
    list,
    h('div', null, button),
  );
}

/** @param {PastedCode} piece @param {Say} say */
function row({ offer, text }, say) {
  if (!offer?.code) {
    const shown = [...text.trim()].slice(0, SHOWN).join('');
    return h('li', { class: 'quiet' }, say.t('codes_left_out', shown));
  }
  const code = asCode(offer);
  const notes = [
    code.starts && say.t('verdict_not_yet', say.instant(code.starts)),
    code.ends && say.t('ends', say.instant(lastMoment(code.ends))),
    code.first_order_only && say.t('verdict_first_order_only'),
    code.app_only && say.t('app_only'),
    code.min_spend === null && say.t('verdict_unknown_minimum'),
  ].filter(Boolean);
  return h('li', null, h('b', null, code.code), ' ', told(code, say), notes.map((note) => [' ', h('span', { class: 'chip' }, note)]).flat());
}
