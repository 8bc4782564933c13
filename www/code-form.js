/**
 * A code's terms as a form, in the place of its row.
 *
 * @import { Offer } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { h } from './element.js';
import { field } from './fields.js';
import { lastWall, checkCode } from './own-code.js';

const MINUTE = 60_000;

/** What the form states, and what follows from it. @type {(keyof Offer)[]} */
const STATED = [
  'percent',
  'off',
  'min_spend',
  'currency',
  'markets',
  'starts',
  'ends',
  'starts_local',
  'ends_local',
  'uncertain',
  'why',
];

/**
 * @param {Offer} offer
 * @param {Say} say
 * @param {(changed: Offer) => void} save
 * @param {() => void} cancel
 */
export function form(offer, say, save, cancel) {
  const input = (/** @type {string} */ name, /** @type {string} */ value, type = 'text') =>
    h('input', { type, value, name, spellcheck: 'false', autocomplete: 'off', 'data-key': `form/${name}` });
  const code = input('code', offer.code ?? '');
  const off = input('off', offer.percent ? `${offer.percent}%` : (offer.off ?? ''));
  const least = input('min_spend', offer.min_spend ?? '');
  const currency = input('currency', offer.currency ?? '');
  const markets = input('markets', (offer.markets ?? []).join(' '));
  // A day without a zone stays one, unless the shopper changes it.
  const from = local(offer.starts) || (offer.starts_local ? firstWall(offer.starts_local) : '');
  const to = local(offer.ends, MINUTE) || (offer.ends_local ? lastWall(offer.ends_local) : '');
  const starts = input('starts', from, 'datetime-local');
  const ends = input('ends', to, 'datetime-local');
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const rest = { ...offer };
    // What was doubtful of it the shopper has now seen and stated.
    for (const field of STATED) delete rest[field];
    const amount = off.value.trim();
    /** @type {Offer} */
    const changed = {
      ...rest,
      code: code.value.trim(),
      ...(amount.endsWith('%') ? { percent: amount.slice(0, -1).trim() } : amount && { off: amount }),
      min_spend: least.value.trim() || null,
      ...(currency.value && { currency: currency.value.trim().toUpperCase() }),
      markets: markets.value.toUpperCase().match(/[A-Z]+/g) ?? [],
      ...(starts.value === from && offer.starts_local
        ? { starts_local: offer.starts_local }
        : starts.value && { starts: instant(starts.value) }),
      ...(ends.value === to && offer.ends_local
        ? { ends_local: offer.ends_local }
        : ends.value && { ends: instant(ends.value, MINUTE) }),
    };
    try {
      save(await checkCode(changed, changed.code ?? ''));
    } catch (error) {
      trouble.textContent = /** @type {Error} */ (error).message;
    }
  };
  return h(
    'tr',
    null,
    h(
      'td',
      { colspan: 5 },
      h(
        'form',
        { class: 'code-form', 'aria-label': say.t('edit_one', offer.code ?? ''), onsubmit: submit },
        field(say.t('code'), code),
        field(say.t('col_off'), off),
        field(say.t('minimum'), least),
        field(say.t('currency'), currency),
        field(say.t('ship_to'), markets),
        field(say.t('valid_from'), starts),
        field(say.t('valid_until'), ends),
        h(
          'div',
          { class: 'files' },
          h('button', { type: 'submit', class: 'main', 'data-key': 'form/save' }, say.t('save')),
          h('button', { type: 'button', class: 'plain', 'data-key': 'form/cancel', onclick: cancel }, say.t('cancel')),
          trouble,
        ),
      ),
    ),
  );
}

/** An instant on the shopper's own clock, as a form takes it; `before` it, in ms, where an end is exclusive. @param {string | null | undefined} at */
function local(at, before = 0) {
  if (!at) return '';
  const moment = new Date(Date.parse(at) - before);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}

/** The first minute of a local start as a form takes it. @param {string} start */
const firstWall = (start) => (start.includes('T') ? start.slice(0, 16) : `${start}T00:00`);

/** The instant of a form's own time. @param {string} value */
const instant = (value, after = 0) => new Date(new Date(value).getTime() + after).toISOString();
