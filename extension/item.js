/**
 * The item on a listing, as a shopper would buy it: alone, or with what is in the cart.
 *
 * @import { Cart, Reading } from '#wasm/plan'
 * @import { Answer } from '../www/receipt.js'
 * @import { Till } from './till.js'
 * @import { Values } from './store.js'
 *
 * @typedef {object} Item
 * @property {Reading} reading
 * @property {Answer} alone
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
 * The item of a listing; on AliExpress's own page of the cart, or at the checkout, the kept cart.
 *
 * @param {Till} till
 * @param {Reading} reading
 * @param {Values['carts']} carts
 * @returns {Promise<Item | null>} rejects, with the core's `name` for it, where the item cannot be bought as it is shown
 */
export async function itemOf(till, reading, carts, quantity = 1) {
  const { listing, site } = reading;
  const kept = carts[listing?.currency ?? site.currency ?? ''];
  const full = kept?.cart.lines.length;
  if (!listing) return full ? { reading, alone: await answer(till, kept.cart, kept.stores), together: null } : null;
  const stores = storeOf(reading);
  const alone = await answer(till, await till.add(kept?.cart ?? null, reading, quantity, true), stores);
  const both = full && (await till.add(kept.cart, reading, quantity, false).catch(() => null));
  return { reading, alone, together: both ? await answer(till, both, { ...kept.stores, ...stores }) : null };
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
    const cart = await till.add(kept?.cart ?? null, reading, quantity, false);
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
