/**
 * A page that was read, and what comes of it: its reading crosses once for all that is asked about it.
 */
export class Page {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * What one look at the page comes to.
     */
    glance(stored: Stored, at: string): Glance;
    /**
     * @throws an `Error` named `bad_value` whose message begins with the path of what is no reading.
     */
    constructor(reading?: Reading | null);
    /**
     * The refusals that are remembered once the page was read; null if it teaches nothing.
     */
    refusals(refused: Refusal[], carts: Record<string, KeptCart>, at: string): Refusal[] | undefined;
    /**
     * The codes that are remembered once the page at an address was read; null if they are those from before.
     */
    seen(seen: SeenCode[], url: string, at: string): SeenCode[] | undefined;
    /**
     * What the popup draws: so many pieces of the page's item, or the kept cart of a currency.
     */
    shown(stored: Stored, about: About, currency: string | null | undefined, quantity: number, at: string): Shown;
    /**
     * What the page lets the shopper do.
     */
    state(): PageState;
    /**
     * What a visit makes of the kept carts: its lines, its offers and coins, what it says of tax.
     */
    visit(carts: Record<string, KeptCart>, at: string): Visit;
    /**
     * The cart of the item's currency with so many pieces of it, which is the one that is shown from now on.
     *
     * @throws an `Error` named after what is wrong: `no_listing`, `choose_variant`, `other_currency` …
     */
    withItem(carts: Record<string, KeptCart>, quantity: number, at: string): Visit;
}

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
 * What the same cart would cost under another ship-to, with so many texts that nobody understood.
 *
 * @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
 */
export function elsewhere(stored: Stored, cart: Cart, unexplained: number, ship_to: string, at: string): Elsewhere;

/**
 * Those of some codes that are not among the known ones yet, each once: `5` off is `5.00` off.
 *
 * @throws an `Error` named `bad_value` if an added code is none.
 */
export function freshCodes(known: OwnCode[], added: OwnCode[]): OwnCode[];

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
 * A code that the shopper states or imports as it is kept: uncertain, with the reason, if it names no
 * market, no end or no amount.
 *
 * It is given as JSON text, since it comes from outside: a field that no offer has is a fault.
 *
 * @throws an `Error` named `bad_value` whose message begins with the path; `place` is the code's.
 */
export function ownCode(offer: string, place: string): Offer;

/**
 * The coming moment at which the same cart costs least, if that is less than now.
 *
 * @throws an `Error` named `bad_value` whose message begins with the path: `cart.lines[2].price: …`
 */
export function wait(stored: Stored, cart: Cart, at: string): Wait | undefined;

