/**
 * What must be said before an answer is believed: how old the cart is, in which currency, what is not known.
 *
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
 * @param {(patch: Partial<Values['settings']>) => void} about.set
 */
export function notes({ values, say, seen, tab, answer, shown, set }) {
  const { carts, settings } = values;
  const listing = seen?.reading?.listing;
  const now = new Date().toISOString();
  /** @type {(Node | null)[]} */
  const found = [];
  const say1 = (/** @type {string} */ words, /** @type {[string, () => void] | null} */ act = null) =>
    found.push(
      h(
        'li',
        { class: 'note' },
        h('span', null, words),
        act && h('button', { type: 'button', class: 'link', 'data-key': `note/${act[0]}`, onclick: act[1] }, act[0]),
      ),
    );

  if (tab === 'item') {
    if (listing?.price_condition) say1(say.t(`condition_${listing.price_condition}`));
    if (listing?.price && listing.shipping === null) say1(say.t('shipping_unknown'));
  }
  if (tab === 'cart' && shown) {
    if (seen === null) say1(say.t('kept_cart'));
    if (Date.parse(now) - Date.parse(shown.at) > STALE) say1(say.t('read_ago', say.distance(shown.at, now)));
    for (const currency of Object.keys(carts)) {
      if (currency !== shown.cart.currency) {
        say1(say.t('other_cart', say.currency(currency)), [say.t('show_cart', currency), () => set({ currency })]);
      }
    }
  }
  if (answer) codesNote(answer, say, say1);
  const host = seen?.url ? new URL(seen.url).host : '';
  if (settings.hidden.includes(host)) {
    say1(say.t('panel_hidden', host), [
      say.t('panel_show'),
      () => set({ hidden: settings.hidden.filter((one) => one !== host) }),
    ]);
  }
  return found.length ? h('ul', { class: 'notes' }, found) : null;
}

/**
 * Why no code helps at all: none speaks the currency, or all we know are over.
 *
 * @param {Answer} answer
 * @param {Say} say
 * @param {(words: string) => void} tell
 */
function codesNote({ advice: { plan, offers }, cart, now }, say, tell) {
  const codes = offers.filter(({ kind }) => kind === 'code');
  const became = (/** @type {string | null | undefined} */ id) => plan.offers.find((one) => one.id === id)?.verdict;
  const here = codes.filter(({ id }) => became(id) !== 'other_market');
  if (!here.length) return;
  const switches = plan.actions.some(({ kind }) => kind === 'switch_currency');
  if (!switches && here.every(({ id }) => became(id) === 'other_currency')) {
    tell(
      say.t(
        'no_code_speaks',
        say.currency(cart.currency),
        say.list([...new Set(here.map(({ currency }) => currency ?? ''))]),
      ),
    );
  } else if (here.every(({ id }) => became(id) === 'expired' || became(id) === 'unknown_window')) {
    const ends = here.map(({ ends }) => ends ?? '').sort();
    const last = ends.at(-1);
    if (last) tell(say.t('codes_over', say.country(cart.ship_to), say.day(lastMoment(last), now)));
  }
}
