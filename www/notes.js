/**
 * What must be said before an answer is believed: how old the cart is, in which currency, what is not known.
 *
 * @import { Answer, Calendar, Offer } from '#wasm/plan'
 * @import { Seen } from '../extension/messages.js'
 * @import { KeptCart, Values } from '../extension/parts.js'
 * @import { Say } from './say.js'
 */

import { h } from './element.js';
import { lastMoment } from './offer.js';

/** A cart older than this, in ms, may not be AliExpress's any more. */
const STALE = 3_600_000;

/**
 * @param {object} about
 * @param {Values} about.values
 * @param {Say} about.say
 * @param {Seen | null | undefined} about.seen
 * @param {'item' | 'cart'} about.tab
 * @param {Answer | null} about.answer
 * @param {KeptCart | undefined} about.shown
 * @param {Calendar | null} about.calendar of the ship-to
 * @param {(patch: Partial<Values['settings']>) => void} about.set
 */
export function notes({ values, say, seen, tab, answer, shown, calendar, set }) {
  const { carts, settings } = values;
  const listing = seen?.reading?.listing;
  const now = new Date().toISOString();
  /** @type {(Node | null)[]} */
  const found = [];
  const tell = (/** @type {string} */ words, /** @type {[string, () => void] | null} */ act = null) =>
    found.push(
      h(
        'li',
        { class: 'note' },
        h('span', null, words),
        act && h('button', { type: 'button', class: 'link', 'data-key': `note/${act[0]}`, onclick: act[1] }, act[0]),
      ),
    );

  if (tab === 'item') {
    if (listing?.price_condition) tell(say.t(`condition_${listing.price_condition}`));
    if (listing?.price && listing.shipping === null) tell(say.t('shipping_unknown'));
  }
  if (tab === 'cart' && shown) {
    if (seen === null) tell(say.t('kept_cart'));
    const read = say.distance(shown.at, now);
    if (Date.parse(now) - Date.parse(shown.at) > STALE) tell(say.t('read_ago', read));
    else if (seen && !seen.reading) tell(say.t('kept_cart_named', say.sign(shown.cart.currency), read));
    for (const currency of Object.keys(carts)) {
      if (currency !== shown.cart.currency) {
        tell(say.t('other_cart', say.currency(currency)), [say.t('show_cart', currency), () => set({ currency })]);
      }
    }
  }
  if (seen) clockNote(seen, say, tell);
  if (answer) codesNote(answer, calendar, say, tell);
  if (answer) regionNote(answer, say, tell);
  const host = seen?.url ? new URL(seen.url).host : '';
  if (settings.hidden.includes(host)) {
    tell(say.t('panel_hidden', host), [
      say.t('panel_show'),
      () => set({ hidden: settings.hidden.filter((one) => one !== host) }),
    ]);
  }
  return found.length ? h('ul', { class: 'notes' }, found) : null;
}

/** What became of a code that can not help here and now, whatever the cart. */
const OVER = ['expired', 'unknown_window', 'other_market'];

/**
 * Why no code helps at all: none speaks the currency, all we know are over, or we know none.
 *
 * @param {Answer} answer
 * @param {Calendar | null} calendar
 * @param {Say} say
 * @param {(words: string) => void} tell
 */
function codesNote({ advice: { plan, offers, aside = [] }, cart, now }, calendar, say, tell) {
  const became = (/** @type {Offer} */ { id }) => plan.offers.find((one) => one.id === id)?.verdict ?? '';
  const codes = offers.filter(({ kind }) => kind === 'code');
  const all = [...codes.map(({ currency, ...code }) => ({ verdict: became(code), currency })), ...aside];
  const here = all.filter(({ verdict }) => !OVER.includes(verdict));
  if (!here.length) {
    const last = calendar?.known_until;
    tell(
      last && last < now
        ? say.t('codes_over', say.country(cart.ship_to), say.day(lastMoment(last), now))
        : say.t('codes_none', say.country(cart.ship_to)),
    );
  } else if (here.every(({ verdict }) => verdict === 'other_currency')) {
    const spoken = [...new Set(here.map(({ currency }) => currency ?? ''))];
    tell(say.t('no_code_speaks', say.currency(cart.currency), say.list(spoken)));
    const to = plan.actions.find((action) => action.kind === 'switch_currency')?.currency;
    if (to) tell(say.t('currency_how', `${to} · ${say.currency(to)}`));
  }
}

/** The codes that this ship-to shuts out, of those that the shopper has met. @param {Answer} answer */
const shutOut = ({ advice: { plan, offers } }) =>
  offers.filter(
    ({ id, kind }) => kind === 'code' && plan.offers.some((one) => one.id === id && one.verdict === 'other_market'),
  );

/**
 * The regional error before it happens: codes in hand that are for other countries, and for which.
 *
 * @param {Answer} answer
 * @param {Say} say
 * @param {(words: string) => void} tell
 */
function regionNote(answer, say, tell) {
  const elsewhere = shutOut(answer).filter(({ markets }) => markets?.length);
  if (!elsewhere.length) return;
  const countries = [...new Set(elsewhere.flatMap(({ markets }) => markets ?? []))].slice(0, NAMED).map(say.country);
  const codes = named(elsewhere);
  tell(say.t('region_only', names(codes, codes.length, say), say.list(countries), say.country(answer.cart.ship_to)));
}

/** The same of global codes, which leave out the countries that have their own. @param {Answer} answer @param {Say} say */
export function leftOut(answer, say) {
  const met = named(shutOut(answer).filter(({ markets }) => !markets?.length));
  const aside = (answer.advice.aside ?? []).filter(({ verdict }) => verdict === 'other_market');
  const count = aside.reduce((sum, one) => sum + one.count, met.length);
  const known = [...met, ...aside.flatMap((one) => one.names)];
  return count ? say.t('region_not', names(known, count, say), say.country(answer.cart.ship_to)) : null;
}

/** So many codes are named in a sentence. */
const NAMED = 3;

/** The codes' letters, each once. @param {Offer[]} codes */
const named = (codes) => [...new Set(codes.map(({ code }) => code ?? ''))];

/** Some names of so many codes. @param {string[]} known @param {number} count @param {Say} say */
function names(known, count, say) {
  const told = known.slice(0, NAMED);
  const more = count - told.length;
  return say.list([...told, ...(more > 0 ? [say.t('and_more', say.number(more))] : [])]);
}

/** A device's clock behind the page's own, or a day ahead of it, is wrong: a page is never newer than now. */
const BEHIND = 300_000;
const AHEAD = 26 * 3_600_000;

/** @param {Seen} seen @param {Say} say @param {(words: string) => void} tell */
function clockNote({ reading, at }, say, tell) {
  const clock = reading?.site.clock;
  if (!clock) return;
  const ahead = Date.parse(at) - Date.parse(clock);
  if (ahead < -BEHIND) tell(say.t('clock_behind', say.instant(clock)));
  else if (ahead > AHEAD) tell(say.t('clock_ahead', say.instant(clock)));
}
