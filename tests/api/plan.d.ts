/**
 * A catalogue file of the right size whose signature claims a trusted key. Whoever checked the two
 * signatures (WebCrypto has the curve) goes on with `accept`, or throws `broken`.
 */
export class Sealed {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * What the file brings at an instant; `have` is the serial of the last one that was accepted.
     *
     * @throws an `Error` named after the reason: `unknown_field`, `bad_value`, `not_newer`, `expired`,
     * `from_the_future`.
     */
    accept(have: number | null | undefined, at: string): AcceptedFile;
    /**
     * What to throw where one of them does not hold: `truncated` or `tampered`.
     */
    broken(): Error;
    /**
     * Takes a file and its signature apart; `keys` are the trusted public keys, in minisign's base64.
     *
     * @throws an `Error` named after the reason: `oversize`, `truncated`, `not_minisign`, `unknown_key`.
     */
    constructor(file: Uint8Array | number[], signature: string, keys: string[]);
    /**
     * The public key, raw.
     */
    point(): Uint8Array;
    /**
     * The two signatures, each with what it must be the signature of.
     */
    proofs(): [signature: Uint8Array<ArrayBuffer>, message: Uint8Array<ArrayBuffer>][];
}

/**
 * Puts so many pieces of the listing that was read into the cart, or into a new one, with the offers
 * of its page; with `at`, the instant of now, they remember when they were seen, and what is kept and
 * grew old goes.
 *
 * @throws an `Error` named after what is wrong: `no_listing`, `choose_variant`, `other_currency` …
 */
export function addToCart(cart: Cart | null | undefined, reading: Reading, quantity: number, at?: string | null): Cart;

/**
 * The best stack for a cart, with its proof and what became of every offer.
 *
 * @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
 */
export function advise(request: AdviceRequest): Advice;

/**
 * Which sales are on and which come next for a ship-to at an instant, and until when codes are known.
 *
 * @throws an `Error` named `bad_value` where the instant is no RFC 3339.
 */
export function calendar(market: string | null | undefined, at: string): Calendar;

/**
 * A cart from its JSON text, as a link, a file or a form holds it: a field that no cart has is a fault.
 *
 * @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
 */
export function cartOf(text: string): Cart;

/**
 * The catalogue of codes, each with its verdict for a ship-to at an instant; now, where none is given.
 *
 * @throws an `Error` named `bad_value` where the market is no country or the instant no RFC 3339.
 */
export function codes(market?: string | null, at?: string | null): Code[];

/**
 * What AliExpress computed for the order at the checkout beside a plan; null on any other page.
 *
 * @throws an `Error` named `no_currency` where the page does not say in which its amounts are.
 */
export function compare(plan: Plan, reading: Reading): Comparison | undefined;

/**
 * The number of a public key, as minisign prints it.
 *
 * @throws an `Error` named `not_minisign`.
 */
export function keyNumber(key: string): string;

/**
 * What a code lacks to be certain of: what the list of the shopper's codes says of it.
 *
 * @throws an `Error` named `bad_value` where the code is none.
 */
export function lacks(offer: Offer): Lack[];

/**
 * The refusal of a code that a checkout shows, with what it says it of; null where it shows none, or not
 * of which code.
 */
export function learn(reading: Reading, kept: Cart | null | undefined, at: string): Refusal | undefined;

/**
 * A code that the shopper states or imports as it is kept: uncertain, with the reason, if it names no
 * market, no end or no amount.
 *
 * It is given as JSON text, since it comes from outside: a field that no offer has is a fault.
 *
 * @throws an `Error` named `bad_value` whose message begins with the path; `place` is the code's.
 */
export function ownCode(offer: string, place: string): Offer;

/**
 * The kept cart after a visit to a cart page, a store's front, a page of coupons or of coins, or a
 * checkout that adds tax; with `at`, the instant of now, offers remember when they were seen, and what
 * is kept and grew old goes.
 *
 * @throws an `Error` named after what is wrong: `nothing_said`, `lines_unread`, `lines_to_come` …
 */
export function visit(cart: Cart | null | undefined, reading: Reading, at?: string | null): Cart;

/**
 * The coming moment at which the same cart costs least, where that is less than now.
 *
 * @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
 */
export function wait(request: AdviceRequest): Wait | undefined;

