//! The data files of pages, the kinds of tables in each, and how each key of a table is read.
//!
//! A new key is one line here if it holds selectors: where on the page it is looked for, what is taken, and
//! the field of the contract that it is for. A key of paths needs no line. [`tables`](super::tables) makes
//! the Rust of both.

use super::rules::{Shape, all, one};
use super::tables::{Kind, paths, rules};

/// The files, and in each the kinds of tables with their sections.
pub(crate) const FILES: [(&str, &[Kind]); 7] = [
    (
        "listing",
        &[
            rules("Layout", &["plain", "hashed", "snow"], LAYOUT),
            rules("Frame", &["frame"], FRAME),
            rules("NoProduct", &["no_product"], NO_PRODUCT),
            rules("Unknown", &["unknown"], UNKNOWN),
            rules("Column", &["column"], COLUMN),
            rules("Witness", &["witness"], WITNESS),
            paths("Scripts", &["scripts"]),
            paths("Schema", &["modules", "tree", "components", "state", "list", "shell"])
                .asked("state"),
        ],
    ),
    (
        "cart",
        &[
            rules("CartLayout", &["comet", "fusion", "snow"], CART),
            rules("CartAround", &["around"], AROUND),
            paths("CartState", &["state"]),
        ],
    ),
    ("checkout", &[rules("CheckoutLayout", &["pl", "fusion"], CHECKOUT)]),
    (
        "search",
        &[
            rules("CardLayout", &["gallery", "cards", "snippets"], SEARCH),
            rules("CardLinks", &["links"], LINKS),
            paths("CardData", &["data"]),
        ],
    ),
    ("coupons", &[rules("CouponCards", &["cards"], CARDS), rules("CouponList", &["list"], LIST)]),
    ("store", &[rules("StoreFront", &["front"], STORE)]),
    ("coins", &[rules("CoinsPage", &["page"], &[one("balance").of("coins_balance")])]),
];

/// Bytes of a text that is a row, a price or a tag: what is longer holds several.
const SHORT: usize = 160;

/// Bytes of a sentence that elements split, at most.
const SENTENCE: usize = 2 << 10;

/// Bytes of the longest text of an area of promotions, and of a part of one.
const AREA: usize = 2 << 10;
const PART: usize = 300;

/// Where a rendered listing shows its fields.
const LAYOUT: &[Shape] = &[
    // The product's own part of the page: what stands elsewhere is another product's.
    one("main").of("page").silent(),
    // What stands beside it and is the product's too: the store, the shipping, the buttons.
    one("side").of("page").silent(),
    one("title").within(MAIN),
    // The parts of it that show the prices, and for whom they hold: the second may show none.
    all("pricing").of("price_condition").within(MAIN),
    one("price").within(PRICING).paid(),
    one("list_price").within(PRICING),
    one("bulk").within(MAIN),
    one("tax").within(MAIN),
    all("coins").of("coins_percent").within(MAIN),
    // The links to the store; their text is the name.
    all("store").attrs(&["href"]),
    // The name inside the link, where there is more in it.
    one("store_name").of("store").within(&["store"]),
    all("fee").of("shipping").within(SIDE),
    // The fee without a word beside it.
    all("fee_alone").of("shipping").within(SIDE),
    // The whole line in which a fee stands, and those below it.
    all("fee_line").of("shipping").within(SIDE),
    // What is struck through in it: what it would have been.
    all("fee_struck").of("shipping").within(&["fee", "fee_line"]),
    // One axis of the SKUs with all its values; the value chosen on it, and where its label stands.
    all("axis").of("selected_sku").within(MAIN).silent(),
    all("value").of("selected_sku").within(&["axis"]).silent(),
    one("chosen").of("selected_sku").within(&["axis"]).attrs(&["data-sku-col"]),
    one("label").of("selected_sku").within(&["axis"]),
    all("store_coupons").of("offers").within(MAIN),
    all("platform_coupons").of("offers").within(MAIN),
    all("store_discounts").of("offers").within(MAIN),
    // Offers of which only the words tell the kind.
    all("coupons").of("offers").within(MAIN),
    // The elements in an offer that have texts; a store that it leads to, and what of it cannot be pressed.
    all("coupon_part").of("offers").within(COUPONS).longest(PART).grown().also(COUPON),
    one("coupon_store").of("offers").held().silent(),
    one("coupon_disabled").of("offers").held().silent(),
    // Where it shows what is taken off, and for whom: nothing there may go unexplained.
    all("area").of("offers").within(MAIN).longest(AREA),
    // What stands right beside the parts that show the prices.
    all("beside").of("price_condition").within(MAIN).longest(PART),
    // The texts of such places, each with all that stands in it.
    all("part").of("offers").within(&["area", "pricing", "beside"]).longest(PART).grown(),
    // What else of it says for whom the price holds.
    all("marks").of("price_condition").within(MAIN),
    // The way from the product to bundles of it.
    one("bundle").of("flags").within(MAIN).silent(),
    // The mark of AliExpress's own selection.
    one("choice").of("flags").within(SIDE).silent(),
    // The buttons that buy.
    one("buy").of("availability").within(SIDE).silent(),
];
const COUPONS: &[&str] = &["store_coupons", "platform_coupons", "store_discounts", "coupons"];
const COUPON: &[&str] = &["coupon_store", "coupon_disabled"];
const MAIN: &[&str] = &["main"];
const PRICING: &[&str] = &["pricing"];
const SIDE: &[&str] = &["side"];

/// What stands around the product on every page.
const FRAME: &[Shape] = &[
    // The page's own name for itself.
    one("canonical").of("locale").silent().attrs(&["href"]),
    // What the page reports to its maker, the shopper's settings among it.
    one("beacon").of("site").silent().attrs(&["exparams"]),
    // The flag of the country that orders go to, by its class, and the currency; both in the page's head.
    one("flag").of("ship_to").silent().attrs(&["class"]),
    one("currency"),
    // What others write on a listing: all that stands in the seller's description, reviews and questions.
    one("strange").of("page").held(),
    // What nobody sees, and what stands in it.
    one("hidden").of("page").held(),
];

/// What a page shows instead of a product.
const NO_PRODUCT: &[Shape] = &[
    one("human_check").of("page").silent(),
    one("not_found").of("availability").silent(),
    // What is on a page once its scripts have filled it.
    one("filled").of("page").silent(),
];

/// What a page shows in a layout that is not known: texts without blocks in them, outside of what frames
/// every page and of links to other products.
const UNKNOWN: &[Shape] = &[all("text").of("page").longest(PART)];

/// What the product's own columns say beside all that has a place of its own.
const COLUMN: &[Shape] = &[
    all("part").of("page").silent(),
    all("text").of("page").within(&["part"]).longest(PART).without("struck").apart_from("others"),
    one("others").of("page").held(),
    one("struck").of("page").held(),
];

/// Where a page says its price once more, for search engines and other sites.
const WITNESS: &[Shape] = &[
    one("amount").of("price").silent().attrs(&["content"]),
    one("currency").of("price").silent().attrs(&["content"]),
    // Whether it can be had at all.
    all("stock").of("availability").silent().attrs(&["content", "href"]),
    // A title that begins with the price.
    one("title").of("price").silent().attrs(&["content"]),
    all("item_amount").of("price").longest(PART).attrs(&["content"]),
    one("item_currency").of("price").longest(PART).attrs(&["content"]),
];

const CART: &[Shape] = &[
    // Only the outline points there.
    one("summary").held(),
    all("sequence").silent().also(&["line"]),
    one("line").of("cart.lines").held(),
    one("store").within(LINE).attrs(&["href"]),
    one("link").of("cart.lines").within(LINE).silent().attrs(&["href"]),
    one("title").of("cart.lines").within(LINE),
    one("variant").within(LINE),
    one("price").of("cart.lines").within(LINE).paid(),
    one("price_number").within(LINE).silent().attrs(&["data-product-unformatted-price"]),
    one("quantity")
        .of("cart.lines")
        .within(LINE)
        .silent()
        .attrs(&["value", "data-product-quantity"]),
    one("tick").within(LINE).silent(),
    one("ticked").within(LINE).silent(),
    one("dead").within(LINE).silent(),
    one("fee").within(LINE),
    all("tag").within(LINE).longest(SHORT),
    all("struck").within(LINE).longest(SHORT),
    one("count"),
    one("checkout"),
    all("row").silent(),
    one("row_label").within(ROW),
    one("row_amount").within(ROW),
    all("row_text").longest(SHORT),
    one("loading").silent(),
];
const LINE: &[&str] = &["sequence"];
const ROW: &[&str] = &["row"];

const CHECKOUT: &[Shape] = &[
    one("summary").held(),
    all("row").of("checkout").silent(),
    one("row_label").of("checkout").within(ROW),
    one("row_amount").of("checkout").within(ROW),
    all("total").of("checkout.total").silent(),
    one("total_label").of("checkout.total").within(&["total"]),
    one("total_amount").of("checkout.total").within(&["total"]).paid(),
    // What is ordered: a page of several stores may show more than one group of lines.
    all("line").of("checkout.lines").silent(),
    one("line_link").of("checkout.lines").within(LINES).silent().attrs(&["href"]),
    one("line_title").of("checkout.lines").within(LINES),
    one("line_price").of("checkout.lines").within(LINES),
    one("line_quantity").of("checkout.lines").within(LINES).silent().attrs(&["value"]),
    all("code_row"),
    one("code_input").silent().attrs(&["value"]),
    one("error"),
    one("loading").silent(),
    // All short texts: whether a page of a layout that is not known is full.
    all("text").longest(SHORT),
];

const LINES: &[&str] = &["line"];

const SEARCH: &[Shape] = &[
    all("card").of("cards").silent().attrs(&["href", "data-product-id"]),
    all("link").of("cards").within(CARD).silent().attrs(&["href"]),
    one("price").of("cards").within(CARD).paid(),
    one("list_price").within(CARD),
    all("tag").within(CARD),
    all("title").within(CARD).longest(SENTENCE),
    all("text").within(CARD).longest(SHORT).grown(),
    all("spoken").within(CARD).silent().attrs(&["aria-label"]),
];
const CARD: &[&str] = &["card"];

const LINKS: &[Shape] = &[all("link").of("cards").silent().attrs(&["href"])];

const CARDS: &[Shape] = &[
    all("piece").silent().grown().attrs(&["href"]).also(&[
        "leaf", "inside", "sentence", "button", "product", "store", "struck", "disabled", "title",
        "tab",
    ]),
    one("leaf").held(),
    one("inside").held(),
    one("sentence").held().longest(SENTENCE),
    one("button").held().silent(),
    one("product").held().silent(),
    one("store").held().silent(),
    one("struck").held().silent(),
    one("disabled").held().silent(),
    one("title").held().silent(),
    one("tab").held().silent(),
];

/// What stands around the lines of a cart: the shape of a page of coupons, with the lines as its bounds.
const AROUND: &[Shape] = &[
    all("piece").silent().grown().attrs(&["href"]).also(&[
        "leaf", "inside", "sentence", "button", "product", "store", "struck", "disabled",
        "heading", "line",
    ]),
    one("leaf").held(),
    one("inside").held(),
    one("sentence").held().longest(SENTENCE),
    one("button").held().silent(),
    one("product").held().silent(),
    one("store").held().silent(),
    one("struck").held().silent(),
    one("disabled").held().silent(),
    one("heading").held().silent(),
    one("line").of("cart.lines").held().silent(),
];

const LIST: &[Shape] = &[
    all("card").silent(),
    one("amount").within(CARD),
    one("terms").within(CARD),
    one("window").within(CARD),
    all("badge").within(CARD).longest(SHORT),
    one("store").within(CARD).silent().attrs(&["href"]),
];

const STORE: &[Shape] =
    &[one("title").of("store.name"), all("coupons").silent().holding("COUPONS_CARDS")];
