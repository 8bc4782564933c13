/**
 * Which of the popup's tabs is asked about.
 */
export type About = "item" | "cart";

/**
 * What a catalogue file that was accepted brings.
 */
export interface AcceptedFile {
    /**
     * Its serial, below which no file is accepted any more.
     */
    serial: number;
    /**
     * When it was issued.
     */
    issued: string;
    /**
     * From when on it is not to be trusted any more.
     */
    expires: string;
    /**
     * The number of the key that signed it, as minisign prints it.
     */
    key: string;
    /**
     * Its codes.
     */
    offers: Offer[];
}

/**
 * One thing for the shopper to do.
 */
export type Action = { text?: string } & Task;

/**
 * The plan, and every offer that was considered for it.
 */
export interface Advice {
    /**
     * The plan.
     */
    plan: Plan;
    /**
     * The cart's offers, the shopper's own and the catalogue's, each once, by the id that the plan
     * names it by.
     */
    offers: Offer[];
    /**
     * Offers that cannot stand in a plan, each with its reason: the plan is made without them.
     */
    left_out?: LeftOut[];
    /**
     * What the plan may be called; null if the search ended before its proof, or nothing is bought.
     */
    seal?: Seal | null;
    /**
     * Why it is no more than the best of what is known; empty for every other seal.
     */
    seal_why?: SealWhy[];
    /**
     * Codes of the catalogues that cannot help here and now, counted by why: no offer or verdict of them
     * is told. A code that the shopper has met (an own one, one that a page showed, a refused one) has both.
     */
    aside?: Aside[];
    /**
     * When the advice may be another one: a code begins or ends, or the catalogue file is over; null if
     * nothing is known to come.
     */
    next?: string | null;
}

/**
 * A cart with everything the shopper's device knows beside it.
 */
export interface AdviceRequest {
    /**
     * The cart.
     */
    cart: Cart;
    /**
     * Codes that the shopper pasted.
     */
    own_codes?: Offer[];
    /**
     * Codes of the signed file that the shopper took in.
     */
    imported?: Offer[];
    /**
     * Codes that AliExpress itself showed, on pages seen before.
     */
    seen?: SeenCode[];
    /**
     * Codes that the checkout refused before.
     */
    refused?: Refusal[];
    /**
     * The instant to plan for, as `2026-05-05T12:00:00Z`; it wins over the cart's own.
     */
    at: string;
    /**
     * How long the search may take, in milliseconds.
     */
    limit_ms: number;
    /**
     * How many texts of money or of a discount on the page have no role: with any, nothing is called
     * the best.
     */
    unexplained?: number;
}

/**
 * An amount of money as a decimal string such as `"45.80"`, in the currency that its place says (the
 * cart's, or an offer's own).
 *
 * A JSON number is refused: `45.8` has already been through a float in most programs. Whether a string is
 * an amount of a currency is `deal::Money`'s to say.
 */
export type Amount = string;

/**
 * The best stack for a cart, and what stands around it.
 */
export interface Answer {
    /**
     * The cart as it was asked about.
     */
    cart: Cart;
    /**
     * The stores' names, by their ids.
     */
    stores: Record<string, string>;
    /**
     * The plan, and every offer that was considered for it.
     */
    advice: Advice;
    /**
     * When it was asked.
     */
    now: string;
    /**
     * What pages say of it that nobody understood.
     */
    unexplained?: Unclear[];
}

/**
 * Codes of the catalogues that cannot help here and now, of one reason.
 */
export interface Aside {
    /**
     * The reason: `other_currency`, `other_market`, `unknown_window`, `not_yet` or `expired`.
     */
    verdict: Verdict;
    /**
     * The currency that they speak, if the reason is that.
     */
    currency: string | null;
    /**
     * How many codes.
     */
    count: number;
    /**
     * The first of their names, at most three.
     */
    names: string[];
    /**
     * When the first of them begins (`not_yet`), or when the last of them ended (`expired`).
     */
    at: string | null;
}

/**
 * Whether a product can be bought.
 */
export type Availability = "in_stock" | "sold_out" | "not_found" | "not_loaded";

/**
 * A price for many pieces.
 */
export interface Bulk {
    /**
     * From how many pieces.
     */
    min_pieces: number;
    /**
     * The share taken off.
     */
    percent?: Percent;
    /**
     * The price of one piece.
     */
    price?: Amount;
}

/**
 * How a page was read.
 */
export type By = "names" | "meaning";

/**
 * What is on and what comes next for a market, and how far the catalogue of codes reaches there.
 */
export interface Calendar {
    /**
     * What is on or warms up, the surest first.
     */
    now: Sale[];
    /**
     * What begins within two months, the soonest first.
     */
    next: Sale[];
    /**
     * When the last code that is known for the market ends; null where none is.
     */
    known_until: string | null;
}

/**
 * One product of a list.
 */
export interface Card {
    /**
     * The product.
     */
    product_id: string;
    /**
     * Its price.
     */
    price: Amount | null;
    /**
     * Its struck-out price.
     */
    list_price: Amount | null;
    /**
     * For whom the price holds, where a tag says that it is not everyone's.
     */
    price_condition: PriceCondition | null;
    /**
     * What is written on it.
     */
    tags: string[];
}

/**
 * A cart, its offers, and what is known of the shopper.
 */
export interface Cart {
    /**
     * Where the parcel goes: an ISO 3166 country, with `UK` read as `GB`.
     */
    ship_to: string;
    /**
     * The ISO 4217 currency of every amount in the cart.
     */
    currency: string;
    /**
     * The instant to plan for, as `2026-05-05T12:00:00Z`; now, where absent.
     */
    at?: string;
    /**
     * Whether this would be the shopper's first order.
     */
    first_order?: boolean;
    /**
     * Whether the shopper follows the stores.
     */
    follower?: boolean;
    /**
     * Whether the order is placed in the app.
     */
    app?: boolean;
    /**
     * One order, or as many as pay.
     */
    orders?: Orders;
    /**
     * What is bought.
     */
    lines: Line[];
    /**
     * What might be taken off.
     */
    offers: Offer[];
    /**
     * The balance of coins.
     */
    coins?: number;
    /**
     * What one coin is worth in the cart's currency; it may be finer than the minor unit.
     */
    coin_value?: Amount;
    /**
     * The share of an order's goods that coins may pay at most.
     */
    coins_order_cap_percent?: Percent;
    /**
     * What each seller asks for the parcel.
     */
    shipping?: Shipping[];
    /**
     * Tax on goods.
     */
    tax_percent?: Percent;
    /**
     * Whether the prices include the tax: `excluded` without a rate is a tax that nobody counts.
     */
    tax?: Tax;
    /**
     * The tax that the prices include, where the page says that they include it: a code whose
     * minimum they would not reach without it makes the plan `likely`.
     */
    prices_include_tax_percent?: Percent;
    /**
     * How open questions of the rules are answered.
     */
    law?: Law;
}

/**
 * One line of a cart as its page shows it: what the page does not say is null.
 */
export interface CartLine {
    /**
     * Names the line; unique in the cart.
     */
    id: string;
    /**
     * The store.
     */
    seller: string | null;
    /**
     * The price of one piece.
     */
    price: Amount | null;
    /**
     * How many pieces.
     */
    quantity: number | null;
    /**
     * The title.
     */
    title: string | null;
    /**
     * The chosen variant in words.
     */
    text: string | null;
    /**
     * The product.
     */
    product_id: string;
    /**
     * The variant of the product.
     */
    sku: string | null;
    /**
     * Whether the line is ticked for the order.
     */
    selected: boolean | null;
    /**
     * Whether the line can be bought at all.
     */
    valid: boolean | null;
    /**
     * Whether nothing confirms the price.
     */
    uncertain?: boolean;
    /**
     * Where the line was read: `dom` or `state`.
     */
    source: string;
}

/**
 * The cart as its page shows it.
 */
export interface CartPage {
    /**
     * The lines; those that lack nothing are in the shape that `plan` takes.
     */
    lines: CartLine[];
    /**
     * The stores.
     */
    stores: Store[];
    /**
     * What stores ask for the parcel of their ticked lines, in the shape that `plan` takes.
     */
    shipping: Shipping[];
    /**
     * The subtotal as displayed.
     */
    subtotal: Amount | null;
    /**
     * The total as displayed.
     */
    total: Amount | null;
    /**
     * Whether its amounts hold tax, if the page says.
     */
    tax?: Tax;
    /**
     * Whether the page has loaded all its lines.
     */
    complete: boolean;
}

/**
 * How sure a total is.
 */
export type Certainty = "certain" | "likely";

/**
 * A change of the cart.
 */
export type Change = { kind: "add"; amount: Amount; seller?: string; category?: string; offer?: string } | { kind: "quantity"; line: string; quantity: number } | { kind: "leave_out"; line: string } | { kind: "split"; orders: number };

/**
 * What a charge is for.
 */
export type ChargeSort = "tax" | "duty" | "fee";

/**
 * What AliExpress computed.
 */
export interface Checkout {
    /**
     * What is ordered, as far as the page shows it.
     */
    lines?: CheckoutLine[];
    /**
     * The goods.
     */
    goods: Amount | null;
    /**
     * The parcels.
     */
    shipping: Amount | null;
    /**
     * The tax.
     */
    tax: Amount | null;
    /**
     * What is to be paid.
     */
    total: Amount | null;
    /**
     * Each discount shown.
     */
    discounts: CheckoutDiscount[];
    /**
     * Each tax, duty and fee that is added; `tax` is the sum of the taxes.
     */
    charges?: CheckoutCharge[];
    /**
     * The code that is applied.
     */
    code: string | null;
    /**
     * What the page says against a code.
     */
    error: string | null;
    /**
     * The code that it says that against, where it tells which.
     */
    refused?: string;
}

/**
 * A tax, a duty or a fee that the checkout adds.
 */
export interface CheckoutCharge {
    /**
     * What it is for.
     */
    for: ChargeSort;
    /**
     * The page's words.
     */
    text: string;
    /**
     * The amount.
     */
    amount: Amount;
}

/**
 * A discount that the checkout shows.
 */
export interface CheckoutDiscount {
    /**
     * Its layer, where the words tell.
     */
    layer: Layer | null;
    /**
     * The page's words.
     */
    text: string;
    /**
     * The amount.
     */
    amount: Amount;
}

/**
 * One line of what is ordered: what the page does not say is null. Whose it is, a checkout does not say.
 */
export interface CheckoutLine {
    /**
     * The product.
     */
    product_id: string | null;
    /**
     * The title.
     */
    title: string | null;
    /**
     * The price of one piece.
     */
    price: Amount | null;
    /**
     * How many pieces.
     */
    quantity: number | null;
}

/**
 * A platform code of the catalogue, with what it is worth at one instant for one ship-to.
 */
export interface Code {
    /**
     * What is typed at the checkout; null for a tier that its source gives without the code. One name
     * may stand in several rows, with other amounts, markets or windows.
     */
    code: string | null;
    /**
     * The amount taken off, where the source gives it.
     */
    off: Amount | null;
    /**
     * The least base, where the source gives it.
     */
    min_spend: Amount | null;
    /**
     * The currency of both, where the source settles it.
     */
    currency: string | null;
    /**
     * The countries it ships to; any, where empty.
     */
    markets: string[];
    /**
     * The countries it does not ship to.
     */
    not_markets: string[];
    /**
     * The first instant it holds.
     */
    starts: string | null;
    /**
     * The first instant it no longer holds.
     */
    ends: string | null;
    /**
     * The sale it belongs to.
     */
    event: string | null;
    /**
     * Whether it can be used then and there.
     */
    verdict: CodeVerdict;
    /**
     * Whether its source leaves a doubt.
     */
    doubtful: boolean;
    /**
     * Which doubt that is.
     */
    doubt: CodeDoubt | null;
    /**
     * For whom it works; only a code for anyone is ever proposed.
     */
    scope: CodeScope;
    /**
     * Only for a shopper's first order.
     */
    first_order_only: boolean;
    /**
     * Who published it.
     */
    source: string;
}

/**
 * Why not to trust a code.
 */
export type CodeDoubt = "unverified" | "amount" | "hour" | "market";

/**
 * For whom a code works.
 */
export type CodeScope = "anyone" | "product" | "publisher" | "example";

/**
 * Whether a code can be used; the first that holds.
 */
export type CodeVerdict = "live" | "expired" | "not_yet" | "other_market" | "unknown_window";

/**
 * Whether coins count before a code's minimum is tested.
 */
export type CoinsLaw = "outside" | "inside";

/**
 * One row of both.
 */
export interface ComparedRow {
    /**
     * What it is.
     */
    row: RowKind;
    /**
     * What we computed; null where no order of ours has the goods.
     */
    ours: Amount | null;
    /**
     * What AliExpress shows; null where it shows nothing.
     */
    theirs: Amount | null;
    /**
     * By how much the two differ; null where they do not, or where one is not known.
     */
    by: Amount | null;
}

/**
 * A checkout beside the order of the plan that has its goods, row by row.
 */
export interface Comparison {
    /**
     * Whether both are about the same goods; where they are not, the rest says nothing.
     */
    same_goods: boolean;
    /**
     * Whether the totals are the same to the last digit; null where the checkout's is not known.
     */
    matches: boolean | null;
    /**
     * The rows that either of them has.
     */
    rows: ComparedRow[];
    /**
     * Codes of the plan's order that the checkout does not have yet, if they alone make the totals
     * differ.
     */
    not_entered?: string[];
}

/**
 * In what a runner-up differs from the plan.
 */
export type Differs = "choice" | "one_order" | "coins";

/**
 * A field of which two sources of the page say different things.
 */
export interface Doubt {
    /**
     * The field.
     */
    field: string;
    /**
     * What is in the reading.
     */
    kept: string;
    /**
     * Where it was read: `dom`, `inline` or `state`.
     */
    source: string;
    /**
     * What the other source says.
     */
    other: string;
    /**
     * The other source.
     */
    other_source: string;
}

/**
 * A cart under another ship-to.
 */
export interface Elsewhere {
    /**
     * The cart as it was asked about.
     */
    cart: Cart;
    /**
     * The plan there.
     */
    advice: Advice;
}

/** What either door takes out of a page, for `read`: it goes through messages as it is. */
export interface Excerpt {
    /** The elements that the page's rules point at, as JSON text. */
    elements: string;
    /** The texts of the inline scripts that are worth reading. */
    scripts: string[];
    /** What was cut off before the page could be opened whole. */
    cut: string[];
}

/**
 * What one look at a page comes to.
 */
export interface Glance {
    /**
     * Whether the page can be read.
     */
    readable: boolean;
    /**
     * What there is to buy.
     */
    item: Item | null;
    /**
     * How many offers apply to it.
     */
    applying: number;
    /**
     * Whether there is anything to say of it on its page: an offer that helps, or nearly does.
     */
    worth: boolean;
    /**
     * When it may be another one, since a code begins or ends.
     */
    next: string | null;
}

/**
 * A selector of the reader's, and how it fared.
 */
export interface Health {
    /**
     * The field that it is for.
     */
    field: string;
    /**
     * The selector.
     */
    selector: string;
    /**
     * How it fared.
     */
    state: HealthState;
}

/**
 * How a selector fared.
 */
export type HealthState = "matched" | "unmatched" | "unreadable";

/**
 * Something that would make it cheaper; only given where it does.
 */
export type Hint = { net: Amount; total: Amount; text?: string } & Change;

/**
 * The item of a listing, as a shopper would buy it; on the pages of the cart and the checkout the kept cart.
 */
export interface Item {
    /**
     * Whether it is the item of a listing.
     */
    listing: boolean;
    /**
     * It alone.
     */
    alone: Answer;
    /**
     * It with the cart of its currency, if there is one and it fits in.
     */
    together: Answer | null;
}

/**
 * What a question about a cart takes of what is kept, beside the cart and the signed file.
 */
export interface Kept {
    /**
     * What the shopper has said of themselves.
     */
    settings: Shopper;
    /**
     * Their own codes.
     */
    codes: OwnCode[];
    /**
     * Codes that pages showed.
     */
    seen: SeenCode[];
    /**
     * Codes that the checkout refused.
     */
    refused: Refusal[];
}

/**
 * A cart as it is kept: one for a currency.
 */
export interface KeptCart {
    /**
     * The cart.
     */
    cart: Cart;
    /**
     * The stores' names, by their ids.
     */
    stores: Record<string, string>;
    /**
     * When its lines were read or changed last.
     */
    at: string;
    /**
     * What pages said of its money that nobody understood: while there is any, no answer is the best.
     */
    unexplained?: Unclear[];
}

/**
 * What a code does not say, though nobody can be certain of it without.
 */
export type Lack = "market" | "end" | "amount";

/**
 * How open questions of the rules are answered.
 */
export interface Law {
    /**
     * Whether coins count before a code's minimum is tested.
     */
    coins?: CoinsLaw;
    /**
     * Where spend-and-save stands among the layers.
     */
    spend_and_save?: SpendAndSaveLaw;
}

/**
 * The layers, in the order in which they apply.
 */
export type Layer = "store_discount" | "store_coupon" | "select_coupon" | "spend_and_save" | "code" | "coins" | "payment";

/**
 * An offer of the request, or something of its cart, that cannot stand in a plan.
 */
export interface LeftOut {
    /**
     * Where it stands in the request: `own_codes[0]`, `imported[3]`, `cart.offers[2]`, `seen[1]`; or in the
     * cart: `coins`.
     */
    place: string;
    /**
     * Its code, or else its id, if it has either.
     */
    code: string | null;
    /**
     * What is wrong with it.
     */
    why: string;
}

/**
 * One line of the cart: so many pieces of one thing from one seller.
 */
export interface Line {
    /**
     * Names the line; unique in the cart.
     */
    id: string;
    /**
     * The store.
     */
    seller: string;
    /**
     * The price of one piece.
     */
    price: Amount;
    /**
     * How many pieces; at least one.
     */
    quantity: number;
    /**
     * What category coupons go by.
     */
    category?: string;
    /**
     * Marks such as `flash_deal`, by which offers may exclude the line.
     */
    flags?: string[];
    /**
     * The share of the line that coins may pay.
     */
    coins_percent?: Percent;
    /**
     * The title, for display.
     */
    title?: string;
    /**
     * The page's own words, for display.
     */
    text?: string;
    /**
     * The product.
     */
    product_id?: string;
    /**
     * The variant of the product.
     */
    sku?: string;
    /**
     * Whether the line is ticked on the cart page.
     */
    selected?: boolean;
    /**
     * Whether the line can be bought at all.
     */
    valid?: boolean;
    /**
     * Whether the reader is unsure of the line.
     */
    uncertain?: boolean;
    /**
     * Why the reader is unsure.
     */
    why?: string;
    /**
     * The words beside it on the page.
     */
    near?: string;
    /**
     * Which way it was read: `names` or `meaning`.
     */
    by?: string;
    /**
     * Where the line was read: `dom`, `inline` or `state`.
     */
    source?: string;
}

/**
 * One product's page.
 */
export interface Listing {
    /**
     * The product, as the address says.
     */
    product_id: string | null;
    /**
     * The same product's id outside the US site.
     */
    global_id: string | null;
    /**
     * The title.
     */
    title: string | null;
    /**
     * The store.
     */
    store: Store | null;
    /**
     * The currency of every amount here.
     */
    currency: string | null;
    /**
     * What the page displays as payable now.
     */
    price: PriceRange | null;
    /**
     * The struck-out price.
     */
    list_price: PriceRange | null;
    /**
     * For whom the price is, where it is not everyone's.
     */
    price_condition: PriceCondition | null;
    /**
     * Whether it can be bought.
     */
    availability: Availability | null;
    /**
     * The most pieces one shopper may buy.
     */
    purchase_limit: number | null;
    /**
     * The fee as displayed; `"0.00"` is free.
     */
    shipping: Amount | null;
    /**
     * The subtotal from which shipping is free.
     */
    shipping_free_over: Amount | null;
    /**
     * Whether the price holds the tax.
     */
    tax: Tax | null;
    /**
     * The share that coins may pay.
     */
    coins_percent: Percent | null;
    /**
     * Marks: `choice`, `flash_deal`, `welcome_deal`, `bundle`, `digital`, `big_save`,
     * `local_warehouse`.
     */
    flags: string[];
    /**
     * Prices for many pieces; never an offer.
     */
    bulk: Bulk[];
    /**
     * The variant that is selected.
     */
    selected_sku: string | null;
    /**
     * The variants.
     */
    skus: Sku[];
}

/**
 * A field that was looked for and not found.
 */
export interface Missing {
    /**
     * The field.
     */
    field: string;
    /**
     * Why it is missing.
     */
    why: string;
}

/**
 * What a total leaves out because its amount is not known.
 */
export type NotCounted = "shipping" | "tax" | "duty" | "fee";

/**
 * A price, seen once: one line of the export.
 */
export interface Observation {
    /**
     * The product, as the address of its page names it.
     */
    product_id: string;
    /**
     * The variant, where one was selected.
     */
    sku?: string | null;
    /**
     * When it was seen.
     */
    at: string;
    /**
     * The price that was payable then.
     */
    price: Amount;
    /**
     * The price that the page struck through.
     */
    list_price?: Amount | null;
    /**
     * Whose price it is, where it is not everyone's.
     */
    price_condition?: PriceCondition | null;
    /**
     * Marks of the listing then.
     */
    flags?: string[];
    /**
     * The currency of both prices.
     */
    currency: string;
    /**
     * The country that the page shipped to.
     */
    ship_to?: string | null;
}

/**
 * A discount that the cart might get, with its conditions.
 *
 * The same struct is read from a page and planned. A page does not always name the offer or say whose
 * it is, so `id` and `seller` may be absent in a reading; a plan names the nameless by their terms and
 * refuses a store's offer without its store.
 */
export interface Offer {
    /**
     * Names the offer; unique in the cart.
     */
    id?: string;
    /**
     * What kind of offer it is, and with it its layer.
     */
    kind: OfferKind;
    /**
     * The store whose lines it is for.
     */
    seller?: string;
    /**
     * The category whose lines it is for.
     */
    category?: string;
    /**
     * The amount taken off.
     */
    off?: Amount;
    /**
     * The share taken off.
     */
    percent?: Percent;
    /**
     * The most that a percentage or a repeating discount saves.
     */
    cap?: Amount;
    /**
     * `off` is taken off for each whole `every` of the base.
     */
    every?: Amount;
    /**
     * Steps of base and amount off; only the highest step reached counts.
     */
    ladder?: [Amount, Amount][];
    /**
     * Steps of pieces and percent off; only the highest step reached counts.
     */
    pieces_ladder?: [number, Percent][];
    /**
     * The least base: absent or `"0"` is none, `null` is unknown, and an unknown one is never met.
     */
    min_spend?: Amount | null;
    /**
     * The least number of pieces.
     */
    min_pieces?: number;
    /**
     * Offers of one group are steps of one ladder.
     */
    group?: string;
    /**
     * The currency of the offer's amounts; the cart's, where absent.
     */
    currency?: string;
    /**
     * What is typed at the checkout, or what AliExpress calls the coupon.
     */
    code?: string | null;
    /**
     * The countries it ships to; any, where empty.
     */
    markets?: string[];
    /**
     * The countries it does not ship to.
     */
    not_markets?: string[];
    /**
     * The first instant it holds.
     */
    starts?: string | null;
    /**
     * The first instant it no longer holds.
     */
    ends?: string | null;
    /**
     * The first day or minute it holds, where no zone is said: `2026-12-03`, `2026-12-03T10:00`.
     */
    starts_local?: string;
    /**
     * Without a zone: the last day it holds (`2026-12-09`), or with a clock time the first minute at
     * which it no longer does (`2026-12-10T00:00`).
     */
    ends_local?: string;
    /**
     * When it holds is not known, so that it is never used.
     */
    unknown_window?: boolean;
    /**
     * Only for a shopper's first order.
     */
    first_order_only?: boolean;
    /**
     * Only for followers of the store.
     */
    followers_only?: boolean;
    /**
     * Only in the app.
     */
    app_only?: boolean;
    /**
     * Flags and categories of lines it leaves out.
     */
    excludes?: string[];
    /**
     * A Select coupon that leaves no slot for a code.
     */
    excludes_code?: boolean;
    /**
     * How many orders of a split it may serve; one, where absent.
     */
    uses?: number;
    /**
     * The title, for display.
     */
    title?: string;
    /**
     * The page's own words.
     */
    text?: string;
    /**
     * The product on whose page it was seen.
     */
    product_id?: string;
    /**
     * The variant on whose page it was seen.
     */
    sku?: string;
    /**
     * Whether the shopper holds it already.
     */
    collected?: boolean | null;
    /**
     * What has become of it; open, where nothing is said.
     */
    state?: OfferState;
    /**
     * Whether it is ticked on the page.
     */
    selected?: boolean;
    /**
     * Whether the page calls it usable.
     */
    valid?: boolean;
    /**
     * Whether the words leave its terms open.
     */
    uncertain?: boolean;
    /**
     * Why it is uncertain.
     */
    why?: string;
    /**
     * The words beside it on the page.
     */
    near?: string;
    /**
     * Which way it was read: `names` or `meaning`.
     */
    by?: string;
    /**
     * Where it was read (`dom`, `inline`, `state`) or who published it.
     */
    source?: string;
    /**
     * When a page showed it last, as an instant: what was not seen for long is no longer kept.
     */
    seen?: string;
}

/**
 * What an offer is; each kind belongs to one layer of the law.
 */
export type OfferKind = "store_discount" | "store_coupon" | "select_coupon" | "spend_and_save" | "platform_coupon" | "code" | "coins" | "payment";

/**
 * What has become of an offer.
 */
export type OfferState = "open" | "collected" | "used" | "expired" | "gone";

/**
 * What became of one offer.
 */
export interface OfferVerdict {
    /**
     * The offer.
     */
    id: string;
    /**
     * The first reason that holds.
     */
    verdict: Verdict;
    /**
     * What the base lacks, where it is `short` of money.
     */
    missing?: Amount;
    /**
     * How many pieces are lacking, where it is `short` of pieces.
     */
    missing_pieces?: number;
    /**
     * The offers of the plan that it `conflicts` with.
     */
    with?: string[];
    /**
     * The checkout's words, where it was refused there.
     */
    refused?: string;
    /**
     * When that was.
     */
    refused_at?: string;
    /**
     * The same in plain English, where words are built in.
     */
    text?: string;
}

/**
 * Whose coupons a page shows completely.
 */
export type OffersOf = "wallet" | "store";

/**
 * One order: its lines, its discounts step by step, and its sums.
 */
export interface Order {
    /**
     * How many pieces of which line.
     */
    lines: OrderLine[];
    /**
     * The discounts in the order of their layers.
     */
    steps: Step[];
    /**
     * The goods as listed, before any discount: `goods` and all that the steps saved.
     */
    listed?: Amount;
    /**
     * The goods after all discounts.
     */
    goods: Amount;
    /**
     * The parcels, as far as their fees are known.
     */
    shipping: Amount;
    /**
     * The sellers whose fee is not known.
     */
    shipping_unknown?: string[];
    /**
     * The tax.
     */
    tax: Amount;
    /**
     * Goods, shipping and tax.
     */
    total: Amount;
}

/**
 * So many pieces of a line.
 */
export interface OrderLine {
    /**
     * The line.
     */
    id: string;
    /**
     * The pieces of it in this order.
     */
    quantity: number;
}

/**
 * How many orders the cart may become.
 */
export type Orders = "one" | "split";

/**
 * What money is that is neither a price nor an offer.
 */
export type OtherKind = "installment" | "save_tag" | "discount_percent" | "free_shipping" | "threshold" | "discount_line" | "bulk_price" | "unit_price";

/**
 * Money that is neither a price nor an offer.
 */
export interface OtherMoney {
    /**
     * What it is.
     */
    type: OtherKind;
    /**
     * The amount; for `discount_percent` the percentage.
     */
    amount: Amount;
    /**
     * The currency of the amount; null for a percentage.
     */
    currency: string | null;
    /**
     * How many payments.
     */
    times?: number;
    /**
     * How many pieces must be bought for it.
     */
    pieces?: number;
    /**
     * What a threshold is for, where the text says.
     */
    of?: OtherKind;
}

/**
 * Where to look on the page of an address.
 */
export interface Outline {
    /**
     * What sort of page the address leads to.
     */
    page: PageKind;
    /**
     * The modules of page state worth asking for: the name of each in a state text, and its path from
     * `window`, where a step that ends in `()` is called.
     */
    modules: [string, string][];
    /**
     * A selector of the displayed price; empty where the page has none.
     */
    anchor: string;
    /**
     * A selector of the product's own part of the page; empty where the page has none.
     */
    root: string;
    /**
     * A selector of the buttons that buy, which nothing of ours may cover; empty where the page has none.
     */
    buy: string;
}

/**
 * A code of the shopper's own.
 */
export interface OwnCode {
    /**
     * The code.
     */
    offer: Offer;
    /**
     * Whether it is spent: then it is kept, and no longer proposed.
     */
    used: boolean;
    /**
     * When it was added.
     */
    added: string;
}

/**
 * The kinds of page.
 */
export type PageKind = "listing" | "store" | "cart" | "checkout" | "coupons" | "search" | "home" | "coins" | "other";

/**
 * What a page lets the shopper do.
 */
export type PageState = "elsewhere" | "captcha" | "not_found" | "loading" | "sold_out" | "choose" | "changed" | "item" | "cart" | "checkout";

/**
 * A piece of a paste: a code with its offer, or why it is none.
 */
export interface PastedCode {
    /**
     * Where its words begin in the paste, counted as JavaScript counts (UTF-16).
     */
    start: number;
    /**
     * Where they end.
     */
    end: number;
    /**
     * The words.
     */
    text: string;
    /**
     * The code as it can be kept, with what its line and the headings above say; without amounts where
     * none was found.
     */
    offer?: Offer;
    /**
     * Why it was not understood.
     */
    why?: string;
    /**
     * The piece that says the same code first, counted from 0.
     */
    duplicate_of?: number;
}

/**
 * A percentage as a decimal string: `"7"` is 7 %.
 */
export type Percent = string;

/**
 * The cheapest legal way to order the cart, with its working.
 */
export interface Plan {
    /**
     * What all orders together cost, with shipping and tax.
     */
    total: Amount;
    /**
     * Less than one order with no offer at all.
     */
    saved: Amount;
    /**
     * Whether nothing can be cheaper; false only when the limit ended the search.
     */
    proved: boolean;
    /**
     * No plan is cheaper than this.
     */
    bound: Amount;
    /**
     * Whether the total hangs on an open question of the rules.
     */
    certainty: Certainty;
    /**
     * What holds however the open questions are answered.
     */
    certain_total: Amount;
    /**
     * What the total hangs on, in plain English; there if and only if it is `likely`.
     */
    why?: string;
    /**
     * What will be paid beside the total, and nobody knows how much.
     */
    not_counted?: NotCounted[];
    /**
     * What of the cart could save more and is not used, since what it is worth is not known: coins.
     */
    left_out?: LeftOut[];
    /**
     * The orders to place.
     */
    orders: Order[];
    /**
     * The best single order, where a split won.
     */
    one_order: Order | null;
    /**
     * What became of each offer.
     */
    offers: OfferVerdict[];
    /**
     * What would make it cheaper.
     */
    hints: Hint[];
    /**
     * What the shopper does, in order.
     */
    actions: Action[];
    /**
     * The next best plan, and why it lost.
     */
    runner_up: RunnerUp | null;
    /**
     * What the search took.
     */
    search: Search;
}

/**
 * For whom a price is.
 */
export type PriceCondition = "new_customer" | "app" | "coins" | "members";

/**
 * The history of one product, variant and currency.
 */
export interface PriceHistory {
    /**
     * The product.
     */
    product_id: string;
    /**
     * The variant.
     */
    sku: string | null;
    /**
     * The currency of every price.
     */
    currency: string;
    /**
     * On how many of the last 90 days its price was seen.
     */
    days: number;
    /**
     * How often it was seen in them, duplicates and prices under a condition apart.
     */
    observations: number;
    /**
     * The lowest price of those days.
     */
    low: Amount | null;
    /**
     * The highest.
     */
    high: Amount | null;
    /**
     * The median of those days, each with its lowest price.
     */
    median: Amount | null;
    /**
     * The last price, however long ago.
     */
    last: Amount | null;
    /**
     * When that was seen.
     */
    last_at: string | null;
    /**
     * What the history says of the last price.
     */
    verdict: PriceVerdict;
    /**
     * Why, in English.
     */
    why: string;
}

/**
 * What a price is of, where it is not the goods'.
 */
export type PriceLabel = "shipping";

/**
 * The lowest and the highest price of what is shown; equal where there is one.
 */
export interface PriceRange {
    /**
     * The lowest.
     */
    min: Amount;
    /**
     * The highest.
     */
    max: Amount;
}

/**
 * Whether a price is a discount in truth.
 */
export type PriceVerdict = "genuine" | "inflated" | "usual" | "not_enough";

/**
 * What a page says. What it does not say is null and listed in `missing`.
 */
export interface Reading {
    /**
     * What kind of page it is.
     */
    page: PageKind;
    /**
     * Where and for whom the page was made.
     */
    site: Site;
    /**
     * The product, on a listing.
     */
    listing: Listing | null;
    /**
     * The store, on a store page.
     */
    store: Store | null;
    /**
     * The cart, on the cart page.
     */
    cart: CartPage | null;
    /**
     * What AliExpress computed, on the checkout page.
     */
    checkout: Checkout | null;
    /**
     * The products of a list.
     */
    cards: Card[];
    /**
     * The shopper's coins.
     */
    coins_balance: number | null;
    /**
     * Every offer that the page shows.
     */
    offers: Offer[];
    /**
     * Whose coupons `offers` holds completely: what was kept of them and is not here is gone. A store
     * is the one in `store`.
     */
    all_offers_of?: OffersOf;
    /**
     * What was looked for and not found.
     */
    missing: Missing[];
    /**
     * Texts of money or of a discount, within the shopper's question, that nothing explains.
     */
    unexplained?: Unexplained[];
    /**
     * Whether any field was read by meaning.
     */
    by?: By;
    /**
     * What two sources of the page say differently; the first is in the reading.
     */
    doubts?: Doubt[];
    /**
     * Selectors that no longer match.
     */
    health: Health[];
    /**
     * Where each field was read, when asked for.
     */
    sources?: SourceOf[];
}

/**
 * A code that the checkout refused.
 *
 * Its words decide how far it reaches: an expired or used code is over, in any cart; what was said of a
 * cart or a ship-to holds for that one. A code that begins later under the same name is another code.
 */
export interface Refusal {
    /**
     * The code.
     */
    code: string;
    /**
     * The checkout's words.
     */
    why: string;
    /**
     * When it was refused.
     */
    at: string;
    /**
     * Where that cart went, where it is known.
     */
    ship_to?: string;
    /**
     * What was in it; empty where that is not known.
     */
    lines?: OrderLine[];
}

/**
 * What a row of an order is, in the order in which it is shown.
 */
export type RowKind = "goods" | "store_discount" | "store_coupon" | "select_coupon" | "spend_and_save" | "code" | "coins" | "payment" | "other" | "shipping" | "tax" | "total";

/**
 * The next best plan, and why it lost.
 */
export interface RunnerUp {
    /**
     * What it costs.
     */
    total: Amount;
    /**
     * In what it differs.
     */
    differs?: Differs;
    /**
     * Offers that it uses and the plan does not.
     */
    with?: string[];
    /**
     * Offers that the plan uses and it does not.
     */
    without?: string[];
    /**
     * Why it lost, in plain English, where words are built in.
     */
    why?: string;
}

/**
 * A sale that is on, warms up or comes next, on the clock of one market.
 */
export interface Sale {
    /**
     * What it is called.
     */
    name: string;
    /**
     * Where in it the instant lies.
     */
    phase: SalePhase;
    /**
     * The first instant of its warm-up, where one is known.
     */
    warms_up: string | null;
    /**
     * Its first instant; its first day is its peak.
     */
    starts: string;
    /**
     * The first instant after it.
     */
    ends: string;
    /**
     * How sure its days are.
     */
    sure: SaleSure;
    /**
     * The series of codes that are known to hold in it for the market.
     */
    series: string[];
    /**
     * Who gives its days.
     */
    source: string;
}

/**
 * Where in a sale an instant lies.
 */
export type SalePhase = "coming" | "warm_up" | "peak" | "on" | "perhaps" | "over";

/**
 * How sure the days of a sale are.
 */
export type SaleSure = "high" | "medium" | "low";

/**
 * What a proven plan may be called.
 */
export type Seal = "best" | "known" | "one_order";

/**
 * What is not known about a plan that is the best of what is known.
 */
export type SealWhy = "unexplained" | "left_out" | "no_codes" | "not_counted" | "uncertain";

/**
 * What the search took.
 */
export interface Search {
    /**
     * How many steps it took to the best stack.
     */
    nodes: number;
    /**
     * Microseconds of the whole answer by the caller's clock; zero if it has none.
     */
    elapsed_us?: number;
}

/**
 * A code that a page of AliExpress showed.
 */
export interface SeenCode {
    /**
     * The code, as the page told it.
     */
    offer: Offer;
    /**
     * When it was seen last.
     */
    at: string;
    /**
     * The page, without what names a shopper: `www.aliexpress.com/item`.
     */
    page: string;
    /**
     * Where the page shipped to: it was shown for there.
     */
    ship_to: string | null;
}

/**
 * What a discount takes off one line.
 */
export interface Share {
    /**
     * The line.
     */
    id: string;
    /**
     * The amount.
     */
    saved: Amount;
}

/**
 * What one seller asks for the parcel, per order.
 */
export interface Shipping {
    /**
     * The store.
     */
    seller: string;
    /**
     * The fee; null if it is not known, which is said and never left out.
     */
    amount: Amount | null;
    /**
     * The listed subtotal of this seller in the order from which the fee is waived.
     */
    free_over?: Amount;
}

/**
 * What the shopper has said of themselves.
 */
export interface Shopper {
    /**
     * The country that they want to ship to, whatever pages say.
     */
    ship_to?: string | null;
    /**
     * Their coins, whatever pages say.
     */
    coins?: number | null;
    /**
     * Whether the next order is their first.
     */
    first_order?: boolean;
}

/**
 * What the popup draws.
 */
export interface Shown {
    /**
     * The best stack.
     */
    answer: Answer | null;
    /**
     * Why there is none.
     */
    trouble: Trouble | null;
    /**
     * It beside what the checkout shows.
     */
    comparison: Comparison | null;
    /**
     * Whether what the page says of coupons and coins can be kept.
     */
    taken: boolean;
    /**
     * The sales of the ship-to.
     */
    calendar: Calendar | null;
}

/**
 * Where and for whom the page was made, as far as it tells.
 */
export interface Site {
    /**
     * The host of the address.
     */
    host: string | null;
    /**
     * A BCP 47 tag.
     */
    locale: string | null;
    /**
     * An ISO 3166 country.
     */
    ship_to: string | null;
    /**
     * An ISO 4217 currency.
     */
    currency: string | null;
    /**
     * The server's time when it made the page, where the page holds it.
     */
    clock?: string;
}

/**
 * One variant.
 */
export interface Sku {
    /**
     * The variant's id.
     */
    id: string;
    /**
     * Its properties in words.
     */
    name: string | null;
    /**
     * Its price.
     */
    price: Amount | null;
    /**
     * Its struck-out price.
     */
    list_price: Amount | null;
    /**
     * Whether it can be bought.
     */
    in_stock: boolean | null;
}

/**
 * Where a field was read.
 */
export interface SourceOf {
    /**
     * The field.
     */
    field: string;
    /**
     * `dom`, `inline` or `state`.
     */
    source: string;
}

/**
 * Where spend-and-save stands among the layers.
 */
export type SpendAndSaveLaw = "before_code" | "after_code";

/**
 * One discount applied.
 */
export type Step = { layer: Layer; base: Amount; saved: Amount; after: Amount; shares: Share[] } & StepBy;

/**
 * To what a discount is owed.
 */
export type StepBy = { offer: string } | { coins?: number };

/**
 * A store.
 */
export interface Store {
    /**
     * The store's id.
     */
    id: string | null;
    /**
     * Its name.
     */
    name: string | null;
}

/** What a question takes of what is kept. */
export interface Stored extends Kept {
    /** The kept carts, by currency. */
    carts: Record<string, KeptCart>;
    /** The signed file that was accepted last. */
    catalogue: AcceptedFile | null;
}

/**
 * What to do, in the order in which the shopper does it.
 *
 * An `order` is counted from one and given where the plan has several. `amount`, `coins` and `loses` say more
 * than the contract asks for: a plan that others wrote may leave them out.
 */
export type Task = { kind: "collect"; offer: string; amount?: Amount } | { kind: "leave_unticked"; offer: string; amount?: Amount; loses?: string[] } | { kind: "switch_currency"; currency: string } | { kind: "order_apart"; order: number; lines: OrderLine[]; amount?: Amount } | { kind: "enter_code"; offer: string; order?: number; amount?: Amount } | { kind: "use_coins"; coins?: number; order?: number; amount?: Amount } | { kind: "pay_with"; offer: string; order?: number; amount?: Amount };

/**
 * Whether a displayed price holds the tax.
 */
export type Tax = "included" | "excluded";

/**
 * An offer in words: the fields of an offer, with its kind only where the words tell it.
 */
export interface TextOffer {
    /**
     * What kind of offer it is, where the words say so.
     */
    kind: OfferKind | null;
    /**
     * The amount taken off.
     */
    off?: Amount;
    /**
     * The share taken off.
     */
    percent?: Percent;
    /**
     * The most that it saves.
     */
    cap?: Amount;
    /**
     * `off` is taken off for each whole `every` of the base.
     */
    every?: Amount;
    /**
     * The least base: `"0"` is none, `null` is unknown.
     */
    min_spend?: Amount | null;
    /**
     * The least number of pieces.
     */
    min_pieces?: number;
    /**
     * The currency of its amounts; null where it has none or the text does not say whose they are.
     */
    currency: string | null;
    /**
     * What is typed at the checkout.
     */
    code: string | null;
    /**
     * The first instant it holds, where day, year and zone are all named.
     */
    starts: string | null;
    /**
     * The first instant it no longer holds, likewise.
     */
    ends: string | null;
    /**
     * The first day or minute it holds, where no zone is named: `2026-12-03`, `2026-12-03T10:00`.
     */
    starts_local?: string;
    /**
     * Without a zone: the last day it holds (`2026-12-09`), or with a clock time the first minute at
     * which it no longer does (`2026-12-10T00:00`).
     */
    ends_local?: string;
    /**
     * How many seconds were left when the text was shown.
     */
    left_seconds?: number;
    /**
     * Only for a shopper's first order.
     */
    first_order_only?: boolean;
    /**
     * Only for followers of the store.
     */
    followers_only?: boolean;
    /**
     * Only in the app.
     */
    app_only?: boolean;
    /**
     * Whether the shopper holds it already; null where the words do not say.
     */
    collected: boolean | null;
    /**
     * What has become of it, where the words say so.
     */
    state?: OfferState;
    /**
     * Whether the words leave its terms open.
     */
    uncertain?: boolean;
    /**
     * Why it is uncertain.
     */
    why?: string;
    /**
     * The words.
     */
    text: string;
}

/**
 * A price in words.
 */
export interface TextPrice {
    /**
     * The lowest.
     */
    min: Amount;
    /**
     * The highest.
     */
    max: Amount;
    /**
     * Their currency.
     */
    currency: string;
    /**
     * Whether more may be asked ("from $5").
     */
    open?: boolean;
    /**
     * What it is the price of, where it is not the goods'.
     */
    label?: PriceLabel;
    /**
     * The page's currency, where the text names another.
     */
    against?: string;
}

/**
 * What keeps a cart from being planned.
 */
export interface Trouble {
    /**
     * Its short name, by which words are looked up.
     */
    name: string;
    /**
     * For whoever reads the console.
     */
    message: string;
}

/**
 * A text of money that nobody understood, and the page that says it.
 */
export interface Unclear {
    /**
     * The words.
     */
    text: string;
    /**
     * Where they stand on the page.
     */
    near?: string;
    /**
     * The page: what kind it is, and of which store or product.
     */
    page?: string;
}

/**
 * What a text of money says: exactly one of the four.
 */
export interface Understood {
    /**
     * A price, or the fee for shipping.
     */
    price?: TextPrice;
    /**
     * An offer.
     */
    offer?: TextOffer;
    /**
     * Money that is neither.
     */
    other?: OtherMoney;
    /**
     * Why it is none of these.
     */
    none?: string;
}

/**
 * A text of money or of a discount that has no role in the reading.
 */
export interface Unexplained {
    /**
     * The words.
     */
    text: string;
    /**
     * Where they stand, in the page's words or as the part of the page.
     */
    near: string;
}

/**
 * Why an offer is or is not part of the plan; the first that holds.
 */
export type Verdict = "other_currency" | "other_market" | "gone" | "unknown_window" | "not_yet" | "expired" | "first_order_only" | "followers_only" | "app_only" | "no_lines" | "excluded" | "unknown_minimum" | "short" | "conflicts" | "used_up" | "chosen" | "applies";

/**
 * What a visit to a page makes of the kept carts.
 */
export interface Visit {
    /**
     * The carts that it changes, each with its currency.
     */
    carts: [string, KeptCart][];
    /**
     * The currency of the cart that is shown from now on, if the page is its own.
     */
    currency: string | null;
}

/**
 * A later moment at which the same cart costs less, as far as today's prices and known codes tell.
 */
export interface Wait {
    /**
     * From when on.
     */
    at: string;
    /**
     * The sale that begins then, where one does.
     */
    sale: string | null;
    /**
     * What the cart costs then.
     */
    total: Amount;
    /**
     * How much less that is than now.
     */
    less: Amount;
    /**
     * Whether that total hangs on an open question.
     */
    certainty: Certainty;
    /**
     * The codes that it would take.
     */
    codes: string[];
}

