/**
 * What must be said before an answer is believed: how old the cart is, in which currency, what is not known.
 *
 * @import { Code, Offer } from '#wasm/plan'
 * @import { Seen } from '../extension/messages.js'
 * @import { KeptCart, Values } from '../extension/store.js'
 * @import { Answer } from './receipt.js'
 * @import { Say } from './say.js'
 * @import { State } from './state.js'
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
 * @param {(shipTo: string) => Code[]} about.catalogue what we know of codes for a country, now
 * @param {(patch: Partial<Values['settings']>) => void} about.set
 */
export function notes({ values, say, seen, tab, answer, shown, catalogue, set }) {
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
    if (Date.parse(now) - Date.parse(shown.at) > STALE) tell(say.t('read_ago', say.distance(shown.at, now)));
    for (const currency of Object.keys(carts)) {
      if (currency !== shown.cart.currency) {
        tell(say.t('other_cart', say.currency(currency)), [say.t('show_cart', currency), () => set({ currency })]);
      }
    }
  }
  if (answer) codesNote(answer, catalogue, say, tell);
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
 * @param {(shipTo: string) => Code[]} catalogue
 * @param {Say} say
 * @param {(words: string) => void} tell
 */
function codesNote({ advice: { plan, offers }, cart, now }, catalogue, say, tell) {
  const became = (/** @type {Offer} */ { id }) => plan.offers.find((one) => one.id === id)?.verdict ?? '';
  const codes = offers.filter(({ kind }) => kind === 'code');
  const here = codes.filter((code) => !OVER.includes(became(code)));
  if (!here.length) {
    const ends = catalogue(cart.ship_to).flatMap(({ verdict, ends }) => (verdict === 'expired' && ends ? [ends] : []));
    const last = ends.sort().at(-1);
    tell(
      last
        ? say.t('codes_over', say.country(cart.ship_to), say.day(lastMoment(last), now))
        : say.t('codes_none', say.country(cart.ship_to)),
    );
  } else if (
    here.every((code) => became(code) === 'other_currency') &&
    !plan.actions.some(({ kind }) => kind === 'switch_currency')
  ) {
    const spoken = [...new Set(here.map(({ currency }) => currency ?? ''))];
    tell(say.t('no_code_speaks', say.currency(cart.currency), say.list(spoken)));
  }
}
