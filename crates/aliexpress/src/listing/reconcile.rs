//! One listing from what several sources say.

use contract::{Amount, Availability, Bulk, Listing, Sku, Store, Unexplained};
use deal::Currency;
use page::{Field, Found, Source, Why};
use rust_decimal::Decimal;
use wording::Flag;

use super::account::Account;
use super::dom::Shown;
use super::sku;
use super::sources::Sources;
use super::witness::{Circumstances, Witnesses};
use crate::data::Data;
use crate::form::{Form, amount_of};
use crate::ids;
use crate::range::PriceRange;

/// Fills in a page without a product: its number is known from the address, and why there is no more.
pub(super) fn nothing(url: &str, availability: Option<Availability>, why: &Why, form: &mut Form) {
    let availability = availability.ok_or_else(|| why.clone());
    let silent = [Account { availability, ..Account::silent(Source::Dom) }];
    let (selected, head) = (Err(why.clone()), Err(why.clone()));
    let told = form.reading.missing.len();
    let sources = Sources { accounts: &silent, selected, foreign: Vec::new() };
    let listing = sources.fill(url, &head, (&Witnesses::default(), false), form);
    // Whatever is missing is so for one reason.
    let missing = form.reading.missing.iter_mut().skip(told);
    missing.for_each(|missing| missing.why = why.to_string());
    form.reading.listing = Some(listing);
}

/// The listing that the sources tell of together, its offers in the form. `elsewhere` is what the page says of the
/// product once more, and whether another variant can be chosen.
pub(super) fn read(
    url: &str,
    shown: Option<Shown>,
    mut told: Vec<Account>,
    data: &[Data<'_>],
    elsewhere: (&Witnesses, bool),
    form: &mut Form,
) -> Listing {
    let mut foreign = Vec::new();
    told.retain(|account| {
        let why = stranger(url, shown.as_ref(), account);
        let is_heard = why.is_none();
        foreign.extend(why);
        is_heard
    });
    let data = data.iter().find(|data| told.iter().any(|account| account.source == data.source));
    let selected = selected(shown.as_ref(), &told, data.copied());
    let accounts: Vec<_> = shown.into_iter().map(|shown| shown.account).chain(told).collect();
    let head = form.site.currency.clone();
    Sources { accounts: &accounts, selected, foreign }.fill(url, &head, elsewhere, form)
}

/// Why data is not about the product that is shown: a page can change its product without loading
/// anew, and keep the data of the one before.
fn stranger(url: &str, shown: Option<&Shown>, account: &Account) -> Option<Why> {
    let [here, there] = [ids::product_id(url), account.product_id.as_deref().ok()]
        .map(|id| id.and_then(ids::global_id));
    if here.is_some() && there.is_some() && here != there {
        return Some(Why::new("the data is another product's"));
    }
    let shown = shown.and_then(|shown| shown.account.currency.as_ref().ok());
    let differs =
        shown.is_some_and(|shown| account.currency.as_ref().is_ok_and(|told| told != shown));
    differs.then(|| Why::new("the data is in another currency than the price"))
}

/// The variant that is selected.
fn selected(shown: Option<&Shown>, told: &[Account], data: Option<Data<'_>>) -> Found<String> {
    let (Some(data), Some(account)) = (data, told.iter().find(|account| !account.skus.is_empty()))
    else {
        return Err(Why::NOT_SHOWN);
    };
    if let [only] = account.skus.as_slice() {
        return Ok(Field::new(only.id.clone(), account.source));
    }
    let from_state = || {
        let selected = account.selected.clone().map(|id| Field::new(id, account.source));
        selected.map_err(|_| Why::new("the page does not show which variant is selected"))
    };
    match shown {
        None => from_state(),
        Some(Shown { chosen: None, .. }) => Err(Why::new("no variant is selected")),
        Some(Shown { chosen: Some(chosen), .. }) if chosen.is_empty() => from_state(),
        Some(Shown { chosen: Some(chosen), account: shown }) => {
            let price = shown.price.as_ref().ok().copied();
            sku::selected(data, &account.skus, chosen, price).map(|id| Field::new(id, Source::Dom))
        }
    }
}

impl Sources<'_> {
    /// Fills in what they tell. `head` is the currency of the page, for a product whose price does not name one.
    fn fill(
        self,
        url: &str,
        head: &Found<Currency>,
        elsewhere: (&Witnesses, bool),
        form: &mut Form,
    ) -> Listing {
        let skus = self.all(|account| account.skus.first().map(|_| account.skus.clone()));
        let mut skus = skus.map(|skus| skus.value).unwrap_or_default();
        let (price, list_price) = self.prices(&skus, form);
        // What holds the price back holds back its variants' too.
        if self.held_back().is_some() {
            skus.iter_mut().for_each(|sku| (sku.price, sku.list_price) = (None, None));
        }
        let shipping = self.shipping(form);
        let flags = self.flags(shipping.as_ref().ok().map(|fee| fee.value));
        let store_id = self.agreed("store", |account| &account.store_id, form);
        let currency = self.agreed("currency", |account| &account.currency, form);
        let currency = currency.or_else(|_| head.clone());
        match (&currency, head) {
            // The head of a page and its price may name two currencies: the price's is its own.
            (Ok(own), Ok(head)) => form.doubt("currency", own, head),
            // A page whose head names no currency is in that of its price.
            (Ok(own), Err(_)) => form.site.currency = Ok(own.clone()),
            _ => {}
        }
        let price_condition = self.all(|account| account.price_condition);
        let priced = Priced {
            price: price.as_ref().ok().map(|price| price.value),
            list_price: list_price.as_ref().ok().map(|price| price.value),
            currency: currency.as_ref().ok().map(|currency| currency.value),
            is_conditional: price_condition.is_some(),
        };
        let (witnesses, has_variants) = elsewhere;
        let (open, contradicted) = match priced.judged(&skus, witnesses, has_variants) {
            Some(Ok(open)) => (Some(open), None),
            Some(Err(why)) => (None, Some(why)),
            None => (None, None),
        };
        // What is shown and contradicted is told after all else that is missing.
        let is_lost = |found: &Found<PriceRange>| found.is_ok() && contradicted.is_some();
        let lost = [("price", is_lost(&price)), ("list_price", is_lost(&list_price))];
        let take = |form: &mut Form, field, found| match is_lost(&found) {
            true => None,
            false => form.take(field, found),
        };
        let money = |amount: Decimal| amount_of(amount, priced.currency);
        let own = |amount: Amount| money(amount.value());
        let range = |range: PriceRange| range.written(priced.currency);
        let product_id = self.product_id(url);
        let global_id = product_id.clone().and_then(|id| {
            let global = ids::global_id(&id.value).ok_or(Why::NOT_SHOWN)?;
            Ok(Field::new(global, id.source))
        });
        let store_name = self.kept(|account| &account.store_name);
        let listing = Listing {
            product_id: form.take("product_id", product_id),
            global_id: form.take("global_id", global_id),
            title: form.take("title", self.kept(|account| &account.title)),
            store: Some(Store {
                id: form.take("store.id", store_id),
                name: form.take("store.name", store_name),
            })
            .filter(|store| store.id.is_some() || store.name.is_some()),
            currency: form.take("currency", currency).map(|currency| currency.code().to_owned()),
            price: take(form, "price", price).map(range),
            list_price: take(form, "list_price", list_price).map(range),
            price_condition: form.known("price_condition", price_condition),
            availability: form.take("availability", self.availability()),
            purchase_limit: form
                .known("purchase_limit", self.all(|account| account.purchase_limit)),
            shipping: form.take("shipping", shipping).map(money),
            shipping_free_over: form.known("shipping_free_over", self.free_over()).map(money),
            tax: form.take("tax", self.kept(|account| &account.tax)),
            coins_percent: form
                .known("coins_percent", self.all(|account| account.coins_percent))
                .map(Into::into),
            flags: flags.into_iter().map(|flag| flag.name().to_owned()).collect(),
            bulk: self
                .all(|account| account.bulk.clone())
                .map(|bulk| Bulk { price: bulk.value.price.map(own), ..bulk.value })
                .into_iter()
                .collect(),
            selected_sku: form.take("selected_sku", self.selected.clone()),
            skus: skus
                .into_iter()
                .map(|sku| Sku {
                    price: sku.price.map(own),
                    list_price: sku.list_price.map(own),
                    ..sku
                })
                .collect(),
        };
        let store = listing.store.as_ref().and_then(|store| store.id.as_deref());
        form.offers(self.offers(store, priced.currency));
        let unread = self.accounts.iter().flat_map(|account| &account.coupons.unread);
        unread.for_each(|why| form.miss("offers", why));
        self.foreign.iter().for_each(|why| form.miss("data", why));
        let is_sold = listing.availability == Some(Availability::InStock);
        let sold_out = witnesses.sold_out.clone().filter(|_| is_sold);
        let quote = |text: String| Unexplained { text, near: "product".to_owned() };
        form.reading.unexplained.extend(sold_out.into_iter().chain(open).map(quote));
        if let Some(why) = &contradicted {
            let lost = lost.iter().filter(|(_, is_lost)| *is_lost);
            lost.for_each(|(field, _)| form.miss(field, why));
        }
        listing
    }

    fn product_id(&self, url: &str) -> Found<String> {
        let from_url = ids::product_id(url).map(|id| Field::new(id.to_owned(), Source::Url));
        from_url
            .ok_or(Why::NOT_SHOWN)
            .or_else(|why| self.kept(|account| &account.product_id).map_err(|_| why))
    }

    /// The marks that any source has, sorted, each once. `fee` is that of the way of shipping that is displayed.
    fn flags(&self, fee: Option<Decimal>) -> Vec<Flag> {
        // Only where the data speaks of the way of shipping that is displayed.
        let is_near = self.accounts.iter().any(|account| {
            account.ships_from_near && account.shipping.as_ref().ok().copied() == fee
        });
        let mut flags: Vec<_> =
            self.accounts.iter().flat_map(|account| account.flags.iter().copied()).collect();
        flags.extend(is_near.then_some(Flag::LocalWarehouse));
        flags.sort_unstable();
        flags.dedup();
        flags
    }
}

/// What the sources say of the price.
struct Priced {
    price: Option<PriceRange>,
    list_price: Option<PriceRange>,
    currency: Option<Currency>,
    /// Whether it is not everyone's.
    is_conditional: bool,
}

impl Priced {
    /// What the page makes of it elsewhere, as [`Witnesses::judge`] says.
    fn judged(
        &self,
        skus: &[Sku],
        witnesses: &Witnesses,
        has_variants: bool,
    ) -> Option<Result<String, Why>> {
        let (price, currency) = self.price.zip(self.currency)?;
        let prices = skus.iter().filter_map(|sku| Some(sku.price.as_ref()?.value()));
        let mut known: Vec<_> = prices.map(PriceRange::one).collect();
        let ends = [known.iter().map(|one| one.min).min(), known.iter().map(|one| one.max).max()];
        if let [Some(min), Some(max)] = ends {
            known.push(PriceRange { min, max });
        }
        let circumstances = Circumstances {
            list_price: self.list_price,
            is_special: has_variants && known.is_empty(),
            is_conditional: self.is_conditional,
            known: &known,
        };
        witnesses.judge(price, currency, &circumstances)
    }
}
