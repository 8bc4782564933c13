/** @import { Cart } from '#wasm/plan' */

/**
 * The cart that the playground opens with: a trap, a tier just missed, and codes that were live in May 2026.
 *
 * @type {Cart}
 */
export const SAMPLE = {
  ship_to: 'US',
  currency: 'USD',
  at: '2026-05-05T12:00:00Z',
  lines: [
    { id: '1', title: 'Cordless screwdriver, 3.6 V', seller: 'Bolt Tools', price: '32.90', quantity: 1 },
    { id: '2', title: 'Bit set, 32 pieces', seller: 'Bolt Tools', price: '11.45', quantity: 1 },
    { id: '3', title: 'Desk lamp, warm white', seller: 'Lumen House', price: '16.20', quantity: 1 },
  ],
  offers: [
    { id: 'bolt-4', kind: 'store_coupon', seller: 'Bolt Tools', off: '4.00', min_spend: '40.00' },
    { id: 'lumen-2', kind: 'store_coupon', seller: 'Lumen House', off: '2.00', min_spend: '15.00' },
  ],
};
