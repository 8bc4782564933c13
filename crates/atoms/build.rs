//! Writes the atoms and the character references, with what the real crate knows.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use string_cache_codegen::AtomType;

/// The namespaces by their customary prefixes.
const NAMESPACES: [(&str, &str); 8] = [
    ("", ""),
    ("*", "*"),
    ("html", "http://www.w3.org/1999/xhtml"),
    ("mathml", "http://www.w3.org/1998/Math/MathML"),
    ("svg", "http://www.w3.org/2000/svg"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
    ("xmlns", "http://www.w3.org/2000/xmlns/"),
];

/// The names of elements and attributes that html5ever's rules speak of: without one of them it does not
/// compile. Any other name that a page has becomes an atom when it is met.
const NAMES: &str = include_str!("data/names.txt");

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=data");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("atoms.rs"), atoms()?)?;
    fs::write(out.join("references.rs"), references()?)?;
    Ok(())
}

/// A type of atom and its macro for names, prefixes and namespaces, and `ns!` from one to the other.
fn atoms() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut atoms = Vec::new();
    AtomType::new("LocalName", "local_name!")
        .with_macro_doc("The atom of an element's or an attribute's name.")
        .atoms(NAMES.split_whitespace())
        .write_to(&mut atoms)?;
    AtomType::new("Prefix", "namespace_prefix!")
        .with_macro_doc("The atom of a namespace's prefix.")
        .atoms(NAMESPACES.map(|(prefix, _)| prefix))
        .write_to(&mut atoms)?;
    AtomType::new("Namespace", "namespace_url!")
        .with_macro_doc("The atom of a namespace's address.")
        .atoms(NAMESPACES.map(|(_, address)| address))
        .write_to(&mut atoms)?;
    let mut arms = String::new();
    for (prefix, address) in NAMESPACES {
        writeln!(arms, "    ({prefix}) => {{ $crate::namespace_url!({address:?}) }};")?;
    }
    let head =
        "/// The atom of a namespace's address, by its prefix.\n#[macro_export]\nmacro_rules! ns";
    atoms.extend(format!("{head} {{\n{arms}}}\n").bytes());
    Ok(atoms)
}

/// Every name of a character reference, sorted, in one text; where each ends; what each stands for.
fn references() -> Result<String, Box<dyn Error>> {
    // What stands for nothing is the beginning of a name only; beginnings are found by the order.
    let all = names::NAMED_ENTITIES.entries().filter(|(_, (first, _))| *first != 0);
    let mut all: Vec<(&str, (u32, u32))> = all.map(|(name, points)| (*name, *points)).collect();
    all.sort_unstable();

    let text: String = all.iter().map(|(name, _)| *name).collect();
    let mut end = 0;
    let ends = all.iter().map(|(name, _)| {
        end += name.len();
        u16::try_from(end)
    });
    let ends = ends.collect::<Result<Vec<u16>, _>>()?;
    let points: Vec<(u32, u32)> = all.iter().map(|(_, points)| *points).collect();

    let mut table = String::new();
    writeln!(table, "static TEXT: &str = {text:?};")?;
    writeln!(table, "static ENDS: [u16; {}] = {ends:?};", ends.len())?;
    writeln!(table, "static POINTS: [(u32, u32); {}] = {points:?};", points.len())?;
    Ok(table)
}
