//! What lines name as where something is for.

use super::*;

fn said(line: &str) -> String {
    let markets = markets(regions(line).iter());
    let list = |countries: &[Country]| {
        countries.iter().map(|country| country.code().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let not = if markets.but_not.is_empty() { "" } else { " not " };
    format!("{}{not}{}", list(&markets.only), list(&markets.but_not))
}

#[test]
fn a_heading_names_its_countries_in_any_language() {
    for (line, expected) in [
        ("Choice Day 🇪🇸 España", "ES"),
        ("Códigos para España y Portugal", "ES PT"),
        ("Para Brasil", "BR"),
        ("Spain:", "ES"),
        ("Code (US only):", "US"),
        ("[ES]", "ES"),
        ("FR/DE:", "FR DE"),
        ("US codes", "US"),
        ("🇩🇪🇦🇹🇨🇭", "DE AT CH"),
        ("Промокоды для России", "RU"),
        ("Kody dla Polski", "PL"),
        ("Коди для України", "UA"),
        ("한국 쿠폰", "KR"),
        ("日本のクーポン", "JP"),
        ("كوبونات السعودية", "SA"),
        ("קופונים לישראל", "IL"),
        ("Gutscheine für Deutschland", "DE"),
        ("Codes promo pour la France", "FR"),
        ("Codici per l'Italia", "IT"),
        ("Türkiye için kodlar", "TR"),
        ("For orders shipped to Spain", "ES"),
        ("GCC", "AE BH KW OM QA SA"),
        ("all countries except Spain", " not ES"),
        ("Global (excepto España y Francia)", " not ES FR"),
        ("スペインを除く", " not ES"),
        ("Northern Ireland", "GB"),
        ("USA, Canada & Australia until Dec 9, 2026", "US CA AU"),
        ("US, UK and Germany", "US GB DE"),
        ("USA + Canada", "US CA"),
        ("Not for USA (until Dec 9, 2026)", " not US"),
        ("Everywhere but Russia (until Dec 9, 2026)", " not RU"),
        ("All countries except US", " not US"),
        ("USA until 12/9/2026", "US"),
        ("USA, valid till 9 Dec", "US"),
        ("US only until Dec 9, 2026", "US"),
        ("UK Dec 1-7, 2026", "GB"),
        ("USA ends today", "US"),
        ("USA new customers (until Dec 9)", "US"),
        ("US, UK until 9 Dec 23:59 PT", "US GB"),
    ] {
        assert_eq!(said(line), expected, "{line}");
    }
}

#[test]
fn what_names_no_market_is_none() {
    for line in [
        "Ships from Spain",
        "Envío desde España",
        "Spain warehouse",
        "Expédié depuis la France",
        "Lager Deutschland",
        "US $5 off US $39",
        "USA O CÓDIGO",
        "USA ATÉ 09/12/2026",
        "USA HASTA EL 9/12",
        "DE 1 A 7 DE DEZEMBRO",
        "DE 01/12 A 07/12",
        "AT 10:00 on Dec 9",
        "IT ends Dec 9",
        "AU 7 DÉCEMBRE",
        "CUPOM DE DESCONTO",
        "Guatemalan spaniel",
        "タイムセール",
        "Worldwide",
        "🇪🇺",
        "AU$50-5",
        "except electronics, Spain",
    ] {
        assert_eq!(said(line), "", "{line}");
    }
}
