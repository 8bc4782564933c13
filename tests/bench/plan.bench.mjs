/**
 * The best stack in wasm, where the shopper has it: the answer, and the crossing of request and advice.
 */
import { readFileSync } from 'node:fs';
import init, * as plan from '#wasm/plan';
import { median, ms, percentile, time } from './measure.mjs';

/** @import { AcceptedFile, Cart, Offer, Stored } from '#wasm/plan' */

await init({ module_or_path: readFileSync(new URL('../../dist/wasm/plan.wasm', import.meta.url)) });

/** Numbers that look random and are the same every time. @param {number} seed */
function dice(seed) {
  let state = seed;
  /** @param {number} sides from 0 up */
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** @param {number} cents */
const dollars = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** The tiers of a big sale: off and over. */
const TIERS = [
  [2, 18],
  [4, 39],
  [8, 69],
  [12, 99],
  [18, 149],
  [24, 199],
  [40, 319],
  [60, 479],
  [3, 27],
  [6, 54],
  [15, 124],
  [30, 239],
];

/**
 * @param {{ seed: number, lines: number, sellers: number, coupons: number, tiers: number, orders: 'one' | 'split' }} size
 * @returns {Cart}
 */
function cart({ seed, lines, sellers, coupons, tiers, orders }) {
  const roll = dice(seed);
  const seller = (/** @type {number} */ nth) => `S${nth % sellers}`;
  /** @type {Offer[]} */
  const offers = [];
  for (let nth = 0; nth < sellers * coupons; nth++) {
    const over = 500 + roll(6000);
    offers.push({
      id: `C${nth}`,
      kind: 'store_coupon',
      seller: seller(nth),
      off: dollars(50 + roll(Math.floor(over / 4))),
      min_spend: dollars(over),
    });
  }
  for (const [nth, [off, over]] of TIERS.slice(0, tiers).entries()) {
    offers.push({ id: `T${nth}`, kind: 'code', off: `${off}`, min_spend: `${over}`, currency: 'USD' });
  }
  return {
    ship_to: 'US',
    currency: 'USD',
    orders,
    lines: Array.from({ length: lines }, (_, nth) => ({
      id: `${nth}`,
      seller: seller(roll(sellers)),
      price: dollars(199 + roll(3000)),
      quantity: 1,
    })),
    offers,
  };
}

/** When the built-in codes of the carts below hold. */
const AT = '2026-05-05T12:00:00Z';
const MARKETS = ['US', 'FR', 'DE', 'ES', 'IT', 'PL', 'GB', 'JP', 'KR', 'BR', 'MX', 'CA'];

/** A signed file of 235 codes for a dozen countries, of which some are over. @type {AcceptedFile} */
const FILE = {
  serial: 1,
  issued: '2026-05-01T00:00:00Z',
  expires: '2026-06-01T00:00:00Z',
  key: '0000000000000001',
  offers: Array.from({ length: 235 }, (_, nth) => ({
    kind: 'code',
    code: `FILE${nth}`,
    off: '3.00',
    min_spend: '30.00',
    currency: nth % 3 ? 'USD' : 'EUR',
    markets: [MARKETS[nth % MARKETS.length] ?? ''],
    starts: '2026-05-01T07:00:00Z',
    ends: nth % 5 ? '2026-05-08T07:00:00Z' : '2026-05-02T07:00:00Z',
    title: 'A sale',
    source: 'a keeper',
  })),
};

/**
 * What asks about a cart as the popup does, with all that is kept.
 *
 * @param {Cart} cart
 */
function asked(cart) {
  /** @type {Stored} */
  const stored = {
    carts: { USD: { cart, stores: {}, at: AT } },
    settings: {},
    codes: [],
    seen: [],
    refused: [],
    catalogue: FILE,
  };
  return () => {
    const page = new plan.Page();
    const { answer } = page.shown(stored, 'cart', 'USD', 1, AT);
    page.free();
    return answer?.advice;
  };
}

/**
 * The best of three for each cart, as other programs run here too.
 *
 * @param {string} what
 * @param {string} bar
 * @param {number} carts
 * @param {Parameters<typeof cart>[0]} size
 * @param {string} [popup] the bar of all that the popup asks
 */
function row(what, bar, carts, size, popup) {
  const times = [];
  const answers = [];
  const shown = [];
  let proved = 0;
  for (let seed = 0; seed < carts; seed++) {
    const request = { cart: cart({ ...size, seed }), at: '2030-01-01T00:00:00Z', limit_ms: 1000 };
    const runs = [1, 2, 3].map(() => {
      const start = performance.now();
      const advice = plan.advise(request);
      const spent = performance.now() - start;
      return { spent, answered: (advice.plan.search.elapsed_us ?? NaN) / 1000, proved: advice.plan.proved };
    });
    times.push(Math.min(...runs.map(({ spent }) => spent)));
    answers.push(Math.min(...runs.map(({ answered }) => answered)));
    proved += Number(runs.every((one) => one.proved));
    if (popup) {
      const ask = asked(request.cart);
      const spent = [1, 2, 3].map(() => {
        const start = performance.now();
        ask();
        return performance.now() - start;
      });
      shown.push(Math.min(...spent));
    }
  }
  /** @param {number[]} of */
  const summary = (of) => `${ms(median(of))} median, ${ms(percentile(of, 99))} p99, ${proved}/${carts} proven`;
  time(`${what}, in wasm, with verdicts, hints and runner-up`, summary(answers), bar);
  time(`${what}, in wasm, with its crossing as well`, summary(times), bar);
  if (popup) {
    const told = `${ms(median(shown))} median, ${ms(percentile(shown, 99))} p99`;
    time(`${what}, as the popup asks for it, 290 codes known`, told, popup);
  }
}

row(
  'one order, 30 lines, 6 sellers, 3 coupons each, 8 tiers',
  '1 ms p99',
  200,
  {
    seed: 0,
    lines: 30,
    sellers: 6,
    coupons: 3,
    tiers: 8,
    orders: 'one',
  },
  '4 ms median, 10 ms p99',
);
row('split, 20 lines, 6 sellers, 8 tiers used once', '5 ms median, 100 ms p99', 100, {
  seed: 0,
  lines: 20,
  sellers: 6,
  coupons: 0,
  tiers: 8,
  orders: 'split',
});
row(
  'split, 20 lines, 6 sellers, 2 coupons each, 8 tiers',
  '5 ms median, 100 ms p99',
  100,
  {
    seed: 0,
    lines: 20,
    sellers: 6,
    coupons: 2,
    tiers: 8,
    orders: 'split',
  },
  '15 ms median, 120 ms p99',
);
row('split, 100 lines, 30 sellers, 12 codes', '1 s, gap ≤ 1 %', 6, {
  seed: 0,
  lines: 100,
  sellers: 30,
  coupons: 0,
  tiers: 12,
  orders: 'split',
});
