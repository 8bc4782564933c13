/**
 * The paste box: what was understood of a text stands below it before it is added, and what was not.
 *
 * @import { Offer } from '#wasm/plan'
 * @import { PastedCode } from '#wasm/read'
 * @import { Say } from './say.js'
 */

import { h } from './element.js';
import { field, select } from './fields.js';
import { codeTerms, until } from './own-code.js';
import { reader } from './reader.js';

/** So much is shown of what was not understood, in characters. */
const SHOWN = 80;

/**
 * @param {string[]} currencies what a sign alone may mean, the likeliest first
 * @param {Say} say
 * @param {(offers: Offer[]) => Promise<void>} add
 */
export function paste(currencies, say, add) {
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
    const { understandPaste } = await reader();
    const pieces = understandPaste(box.value, new Date().toISOString(), say.language, currency);
    understood = pieces.flatMap(({ offer, duplicate_of }) => (offer && duplicate_of === undefined ? [offer] : []));
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
function row({ offer, text, why, duplicate_of }, say) {
  if (!offer?.code) {
    const shown = [...text.trim()].slice(0, SHOWN).join('');
    return h('li', { class: 'quiet', title: why ?? null }, say.t('codes_left_out', shown));
  }
  const end = until(offer, say);
  const bare = !offer.off && !offer.percent;
  const words = [...text.trim()].slice(0, SHOWN).join('');
  const notes = [
    duplicate_of !== undefined && say.t('code_again'),
    offer.starts && say.t('verdict_not_yet', say.instant(offer.starts)),
    end && say.t('ends', end),
    offer.markets?.length && say.list(offer.markets.map(say.country)),
    offer.first_order_only && say.t('verdict_first_order_only'),
    offer.app_only && say.t('app_only'),
    bare ? say.t('code_no_amount') : offer.min_spend === null && say.t('verdict_unknown_minimum'),
  ].filter(Boolean);
  return h(
    'li',
    { title: offer.why ?? null },
    h('b', null, offer.code),
    ' ',
    bare ? null : codeTerms(offer, say),
    notes.flatMap((note) => [' ', h('span', { class: 'chip' }, note)]),
    bare && words !== offer.code ? [' ', h('span', { class: 'quiet' }, say.t('codes_left_out', words))] : null,
  );
}
