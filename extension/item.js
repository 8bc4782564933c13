/**
 * The item on a listing, as a shopper would buy it: alone, or with what is in the cart.
 *
 * @import { Cart, Comparison, Reading } from '#wasm/plan'
 * @import { Answer } from '../www/receipt.js'
 * @import { Till } from './till.js'
 * @import { Values } from './store.js'
 *
 * @typedef {object} Item
 * @property {Reading} reading
 * @property {Answer} alone
 * @property {Comparison | null} [comparison] with what the checkout shows
 * @property {Answer | null} together with the cart of its currency, where there is one and it fits in
 */

/**
 * @param {Pick<Till, 'advise'>} till
 * @param {Cart} cart
 * @param {Record<string, string>} stores
 * @returns {Promise<Answer>}
 */
export async function answer(till, cart, stores) {
  const now = new Date().toISOString();
  return { ...(await till.advise(cart, now)), stores, now };
}

/**
 * @param {Till} till
 * @param {Reading} reading whose item has one price
 * @param {Values['carts']} carts
 * @returns {Promise<Item>} rejects, with the core's `name` for it, where the item cannot be bought as it is shown
 */
export async function itemOf(till, reading, carts, quantity = 1) {
  const stores = storeOf(reading);
  const kept = carts[reading.listing?.currency ?? ''];
  const alone = await answer(till, await till.add(emptied(kept, reading), reading, quantity), stores);
  const both = kept?.cart.lines.length && (await till.add(kept.cart, reading, quantity).catch(() => null));
  return { reading, alone, together: both ? await answer(till, both, { ...kept.stores, ...stores }) : null };
}

/**
 * The kept cart with nothing in it but what pages told of this item's store and of AliExpress's own coupons.
 *
 * @param {Values['carts'][string] | undefined} kept
 * @param {Reading} reading
 */
function emptied(kept, { listing }) {
  const offers = kept?.cart.offers?.filter(({ seller }) => !seller || seller === listing?.store?.id) ?? [];
  return kept ? { ...kept.cart, offers, lines: [], shipping: [] } : null;
}

/**
 * The kept cart on AliExpress's own page of it, or at the checkout, there with what AliExpress computed.
 *
 * @param {Till} till
 * @param {Reading} reading
 * @param {Values['carts']} carts
 * @returns {Promise<Item | null>}
 */
export async function cartOf(till, reading, carts) {
  const kept = carts[reading.site.currency ?? ''];
  if (!kept?.cart.lines.length) return null;
  const alone = await answer(till, kept.cart, kept.stores);
  const comparison = reading.checkout && (await till.compare(alone.advice.plan, reading));
  return { reading, alone, together: null, comparison };
}

/**
 * Puts the item into the cart of its currency.
 *
 * @param {typeof import('./store.js').change} change
 * @param {Till} till
 * @param {Reading} reading
 * @param {number} quantity
 */
export async function addItem(change, till, reading, quantity) {
  const currency = reading.listing?.currency;
  if (!currency) return;
  await change('carts', async (carts) => {
    const kept = carts[currency];
    const cart = await till.add(kept?.cart ?? null, reading, quantity);
    return {
      ...carts,
      [currency]: { cart, stores: { ...kept?.stores, ...storeOf(reading) }, at: new Date().toISOString() },
    };
  });
  await change('settings', (settings) => ({ ...settings, currency }));
}

/** How many offers apply. @param {Answer} answer */
export const applying = ({ advice }) =>
  advice.plan.offers.filter(({ verdict }) => verdict === 'chosen' || verdict === 'applies').length;

/** @param {Reading} reading @returns {Record<string, string>} */
function storeOf({ listing }) {
  return listing?.store?.id && listing.store.name ? { [listing.store.id]: listing.store.name } : {};
}

/** What an offer is that helps now, or nearly does. */
const NEAR = ['chosen', 'applies', 'short'];

/** Whether there is anything to say of the item on its page. @param {Answer} answer */
export const worthSaying = ({ advice }) => advice.plan.offers.some(({ verdict }) => NEAR.includes(verdict));
