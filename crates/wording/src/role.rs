//! What a word does in a price or an offer.

macro_rules! roles {
    ($($(#[doc = $doc:literal])+ $role:ident),+ $(,)?) => {
        /// What a word does in a price or an offer.
        ///
        /// A role that takes an amount takes the next one after it, those in `After` the one before.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Role { $($(#[doc = $doc])+ $role),+ }

        impl Role {
            /// Every role.
            #[allow(dead_code, reason = "the build looks names up in it")]
            pub(crate) const ALL: &'static [Role] = &[$(Role::$role),+];
        }
    };
}

roles! {
    /// "off", "discount": an amount beside it is taken off.
    Off,
    /// "save": the same as a verb; alone with an amount it only boasts.
    Save,
    /// "you saved", "discount applied": what its amount takes off is off already, and no offer.
    Saved,
    /// "get": what follows is the gain.
    Get,
    /// "gagnez": get or win; an offer only where another word says that something is taken off.
    Earn,
    /// "extra", "additional".
    Extra,
    /// "up to": the most of something; with a date, its end.
    UpTo,
    /// "まで", "kadar": the same, after its amount.
    UpToAfter,
    /// "max": the most that is saved.
    Cap,
    /// "over", "minimum spend": the least that must be spent.
    Min,
    /// "на", "na": of what is taken off, or what it is taken off from where both amounts stand.
    On,
    /// "minimum spend": the least as a noun, before its amount or after it.
    MinBeside,
    /// "or more", "以上": the least, after its amount.
    MinAfter,
    /// "from": a least amount, the lowest of several prices, or with a date its start.
    From,
    /// "から", "부터": the same, after its amount.
    FromAfter,
    /// "du", "vom": the start of a time, never of an amount.
    Since,
    /// "buy", "spend": so many pieces, or so much money.
    Spend,
    /// "구매 시", "al": the same, right after its amount.
    SpendAfter,
    /// "orders", "cart".
    Order,
    /// "every": once for each whole such amount.
    Every,
    /// "ごとに", "마다": the same, after its amount.
    EveryAfter,
    /// "por cada": every such amount or from such an amount on; pages use it for both.
    PerhapsEvery,
    /// "each order".
    EachOrder,
    /// "per piece": the amount before it is a unit price.
    EachPiece,
    /// "pieces", "items": the unit of a count.
    Pieces,
    /// "no minimum".
    NoMinimum,
    /// "free".
    Free,
    /// "shipping".
    Shipping,
    /// "free shipping" in one word.
    FreeShipping,
    /// "coins".
    Coins,
    /// "new user", "first order".
    NewUser,
    /// "Neukundengutschein": a new user's coupon in one word.
    NewUserCoupon,
    /// "follower".
    Follower,
    /// "app only".
    AppOnly,
    /// "Select coupon".
    Select,
    /// "Spend & Save", across stores.
    SpendAndSave,
    /// "store", "seller".
    Store,
    /// "AliExpress".
    Platform,
    /// "coupon".
    Coupon,
    /// "with coupon": an amount beside it is what is then paid.
    WithCoupon,
    /// "Shop-Coupon": a store's coupon in one word.
    StoreCoupon,
    /// "code": what follows is one.
    Code,
    /// "single use".
    SingleUse,
    /// "collect": still to be collected.
    Collect,
    /// "collected": already held.
    Collected,
    /// "used": the shopper has spent it.
    Used,
    /// "expired": it is over.
    Expired,
    /// "終了": an end beside its day; alone, in a paste, that it is over.
    Over,
    /// "fully claimed", "out of stock": others have taken all there were.
    Gone,
    /// "cashback", "credit", "next order", "win": less than an amount off this order.
    Promise,
    /// "orders up to", "max. spend": the most that may be spent.
    AtMost,
    /// "expires", "valid until".
    Expires,
    /// "まで有効": the same, after its date.
    ExpiresAfter,
    /// "starts", "valid from".
    Starts,
    /// "に開始": the same, after its date.
    StartsAfter,
    /// "to" between two dates.
    To,
    /// "left", "remaining".
    Left,
    /// "年": the year before it, or after it ("năm").
    Year,
    /// "月": the month before it.
    MonthOf,
    /// "日": the day before it.
    DayOf,
    /// A unit of time after its number.
    Day,
    /// A unit of time after its number.
    Hour,
    /// A unit of time after its number.
    Minute,
    /// A unit of time after its number.
    Second,
    /// "يومين": two days in one word.
    TwoDays,
    /// "שעתיים": two hours in one word.
    TwoHours,
    /// "دقيقتين": two minutes in one word.
    TwoMinutes,
    /// A unit of time after its number: payments by the month.
    Month,
    /// "installments", "interest-free".
    Installment,
    /// "price", "total": what follows is simply a price.
    Price,
    /// "VAT included".
    Tax,
    /// "VAT", "tax": an amount beside it is the tax, and no price.
    Levy,
    /// "will drop to", "was": a price of another day.
    Future,
    /// "not", "except", "sold": what stands here is no offer, or not this one.
    Not,
    /// "am".
    Am,
    /// "pm".
    Pm,
    /// Pacific time.
    Pacific,
    /// Pacific time by its winter's name.
    PacificStandard,
    /// Pacific time by its summer's name.
    PacificDaylight,
    /// Universal time, or an offset from it.
    Utc,
    /// Universal time by the name of Britain's winter, or an offset from it.
    Greenwich,
    /// Central European time.
    Central,
    /// Central European time by its winter's name.
    CentralStandard,
    /// Central European time by its summer's name.
    CentralDaylight,
    /// Ukraine's time.
    Kyiv,
    /// The time of Brazil's capital.
    Brasilia,
    /// The time of Mexico's capital.
    MexicoCity,
    /// Three hours ahead of universal time, all year.
    Moscow,
    /// Seven hours ahead of it, all year.
    Bangkok,
    /// Eight hours ahead of it, all year.
    Beijing,
    /// Nine hours ahead of it, all year.
    Tokyo,
    /// "local time": whose is open.
    LocalTime,
    /// "CST": a name that several clocks bear.
    UnclearZone,
    /// "Uhr", "時": the number before it is an hour of the day.
    OClock,
    /// A day of the week.
    Weekday,
    /// "between": the start of a time whose end follows after "and".
    Between,
    /// "before": an end, and whether its day still counts is open.
    ExpiresBefore,
    /// "while stocks last", "today only": a limit in time that is no date.
    Limit,
    /// "selected", "participating": it holds for some items or stores alone.
    Chosen,
    /// Words that change nothing.
    Filler,
    /// "not used", "almost sold out": it can still be had.
    Unused,
    /// "ribu", "천": the number before it so many thousand times.
    Thousand,
    /// "만": the number before it ten thousand times.
    TenThousand,
    /// "juta": the number before it a million times.
    Million,
    /// A month by its name.
    Month1,
    /// A month by its name.
    Month2,
    /// A month by its name.
    Month3,
    /// A month by its name.
    Month4,
    /// A month by its name.
    Month5,
    /// A month by its name.
    Month6,
    /// A month by its name.
    Month7,
    /// A month by its name.
    Month8,
    /// A month by its name.
    Month9,
    /// A month by its name.
    Month10,
    /// A month by its name.
    Month11,
    /// A month by its name.
    Month12,
}

impl Role {
    /// The power of ten by which a word multiplies the number before it.
    pub(crate) fn power(self) -> Option<u8> {
        match self {
            Role::Thousand => Some(3),
            Role::TenThousand => Some(4),
            Role::Million => Some(6),
            _ => None,
        }
    }

    /// The number of a month's name.
    pub(crate) fn month(self) -> Option<u8> {
        (self as u8).checked_sub(Role::Month1 as u8).map(|month| month + 1)
    }
}
