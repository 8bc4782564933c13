//! What notes say of taxes, duties and fees, in every language.

use contract::Tax;
use wording::tax;

#[test]
fn a_note_is_included_only_if_nothing_turns_it_round() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in include_str!("taxes.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [language, meaning, words] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("taxes.tsv: {row}")
        };
        let right = match meaning {
            "included" => Some(Tax::Included),
            "excluded" => Some(Tax::Excluded),
            _ => None,
        };
        count += 1;
        let said = tax(words);
        if said != right {
            wrong.push(format!("{language}: {words}: {said:?}"));
        }
    }
    assert!(count > 200, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
