//! What goes into `dist/` besides the wasm: the manifest, the pages and scripts it names, the words.

mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    Failure, Outcome, checkout,
    flavour::Flavour,
    stamp::Stamp,
    tool::esbuild::{self, Format},
};

/// The folder whose files ship as they are.
const ICONS: &str = "extension/icons";

/// Folders in `dist/` that this module does not tidy.
const NOT_OURS: [&str; 2] = ["wasm", "screenshots"];

/// The files of `dist/`, as the manifest and the pages name them: nothing is listed twice.
#[derive(Default)]
struct Package {
    /// Injected by Chrome: one classic script each.
    scripts: BTreeSet<String>,
    /// The worker, and what our pages name; style sheets too.
    modules: BTreeSet<String>,
    /// What a page of AliExpress's may import.
    imports: BTreeSet<String>,
    /// Copied as they are.
    copies: BTreeSet<String>,
    /// Written here: what the extension says, by file.
    words: BTreeMap<String, String>,
    /// `minimum_chrome_version`, which decides what the bundles may use.
    chrome: String,
}

/// Bundles, copies and tidies, unless nothing has changed.
pub(crate) fn assemble(dev: bool) -> Outcome {
    let package = Package::read()?;
    let outputs: Vec<PathBuf> = package.files().map(|file| checkout::dist().join(file)).collect();
    let mut inputs =
        ["manifest.json", "extension", "www", "package-lock.json"].map(checkout::at).to_vec();
    inputs.extend(Flavour::ALL.map(|flavour| flavour.file("js")));
    let stamp = Stamp::new(
        "package",
        inputs,
        outputs,
        &format!("{dev} {:?}", package.files().collect::<Vec<_>>()),
    );
    stamp.unless_fresh("bundle the scripts and pages", || package.write(dev))
}

/// The version that the manifest says.
pub(crate) fn version() -> Outcome<String> {
    let manifest = json(&checkout::at("manifest.json"))?;
    manifest["version"]
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| Failure::new("manifest.json: no version"))
}

/// The files of `dist/` that go to the store, as paths inside it, sorted.
///
/// The bindings' glue is inside the bundles, and its types and the screenshots are for us.
pub(crate) fn shipped() -> Outcome<Vec<String>> {
    let dist = checkout::dist();
    let all = checkout::files(&dist)?.into_iter();
    let inside = all.filter_map(|file| Some(file.strip_prefix(&dist).ok()?.display().to_string()));
    Ok(inside
        .filter(|file| !file.starts_with("screenshots/"))
        .filter(|file| !file.starts_with("wasm/") || file.ends_with(".wasm"))
        .collect())
}

/// Minified bytes of script that run in an AliExpress page.
pub(crate) struct InThePage {
    pub(crate) ours: u64,
    pub(crate) glue: u64,
}

/// What esbuild wrote for the page, told apart by where it came from.
pub(crate) fn in_the_page() -> Outcome<InThePage> {
    let package = Package::read()?;
    let mut bytes = InThePage { ours: 0, glue: 0 };
    for (format, scripts) in
        [(Format::Script, &package.scripts), (Format::Import, &package.imports)]
    {
        if scripts.is_empty() {
            continue;
        }
        let accounts = json(&checkout::cache().join(format.accounts()))?;
        for script in scripts {
            let output = &accounts["outputs"][format!("dist/{script}")];
            let all = output["bytes"]
                .as_u64()
                .ok_or_else(|| Failure::new(format!("{script}: not bundled")))?;
            let inputs = output["inputs"].as_object().into_iter().flatten();
            let glue = inputs.filter(|(path, _)| path.starts_with("dist/wasm/"));
            let glue: u64 = glue.filter_map(|(_, input)| input["bytesInOutput"].as_u64()).sum();
            bytes.ours += all - glue;
            bytes.glue += glue;
        }
    }
    Ok(bytes)
}

impl Package {
    fn read() -> Outcome<Self> {
        let manifest = json(&checkout::at("manifest.json"))?;
        let mut package = Self {
            chrome: manifest["minimum_chrome_version"].as_str().unwrap_or("120").to_owned(),
            words: words::files(&manifest.to_string())?,
            ..Self::default()
        };
        package.copies.insert("manifest.json".into());
        for script in manifest["content_scripts"].as_array().into_iter().flatten() {
            package.scripts.extend(strings(&script["js"]));
            package.modules.extend(strings(&script["css"]));
        }
        package.modules.extend(strings(&manifest["background"]["service_worker"]));
        for resource in manifest["web_accessible_resources"].as_array().into_iter().flatten() {
            let resources = strings(&resource["resources"]).into_iter();
            package.imports.extend(resources.filter(|file| file.ends_with(".js")));
        }
        for file in checkout::files(&checkout::at("www"))? {
            if file.extension().is_some_and(|extension| extension == "html") {
                package.page(&file)?;
            }
        }
        for icon in checkout::files(&checkout::at(ICONS))? {
            package.copies.insert(here(&icon));
        }
        Ok(package)
    }

    /// A page and what it names beside itself.
    fn page(&mut self, page: &Path) -> Outcome {
        let here = here(page);
        self.copies.insert(here.clone());
        for named in named(&checkout::read_text(page)?) {
            if let Some(path) = beside(Path::new(&here), named) {
                self.name(&path);
            }
        }
        Ok(())
    }

    fn name(&mut self, path: &str) {
        match Path::new(path).extension().and_then(|extension| extension.to_str()) {
            Some("js" | "css") => drop(self.modules.insert(path.to_owned())),
            Some("wasm" | "html") | None => {}
            Some(_) => drop(self.copies.insert(path.to_owned())),
        }
    }

    fn files(&self) -> impl Iterator<Item = &str> {
        let bundles = self.scripts.iter().chain(&self.imports).chain(&self.modules);
        bundles.chain(&self.copies).chain(self.words.keys()).map(String::as_str)
    }

    fn write(&self, dev: bool) -> Outcome {
        let dist = checkout::dist();
        let bundles = [
            (Format::Script, &self.scripts),
            (Format::Import, &self.imports),
            (Format::Module, &self.modules),
        ];
        let languages: Vec<&str> =
            self.words.keys().filter_map(|file| words::language(file)).collect();
        for (format, entries) in bundles {
            let entries: Vec<String> = entries.iter().cloned().collect();
            esbuild::bundle(format, &entries, &self.chrome, &languages, dev)?;
        }
        for file in &self.copies {
            checkout::write(&dist.join(file), &checkout::read(&checkout::at(file))?)?;
        }
        for (file, words) in &self.words {
            checkout::write(&dist.join(file), words.as_bytes())?;
        }
        // What several modules share is a file that only the bundler names.
        let accounts = json(&checkout::cache().join(Format::Module.accounts()))?;
        let bundled =
            accounts["outputs"].as_object().into_iter().flat_map(|outputs| outputs.keys());
        let mut wanted: BTreeSet<PathBuf> = bundled.map(|file| checkout::at(file)).collect();
        wanted.extend(self.files().map(|file| dist.join(file)));
        for file in checkout::files(&dist)? {
            let kept = NOT_OURS.iter().any(|folder| file.starts_with(dist.join(folder)));
            if !kept && !wanted.contains(&file) {
                fs::remove_file(&file).map_err(Failure::at(&file))?;
            }
        }
        Ok(())
    }
}

/// A file's path, seen from the checkout's root.
fn here(file: &Path) -> String {
    file.strip_prefix(checkout::root()).unwrap_or(file).display().to_string()
}

fn json(path: &Path) -> Outcome<Value> {
    serde_json::from_slice(&checkout::read(path)?)
        .map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

/// A string, or the strings of a list.
fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What a page's `src` and `href` attributes name.
fn named(html: &str) -> Vec<&str> {
    [" src=\"", " href=\""]
        .iter()
        .flat_map(|attribute| html.split(attribute).skip(1))
        .filter_map(|rest| rest.split_once('"').map(|(value, _)| value))
        .collect()
}

/// A relative reference, seen from the checkout's root; none for `#here` and `https://elsewhere`.
fn beside(page: &Path, reference: &str) -> Option<String> {
    if reference.is_empty() || reference.starts_with('#') || reference.contains(':') {
        return None;
    }
    let mut path = page.parent()?.to_owned();
    for part in reference.split(['?', '#']).next()?.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            _ => path.push(part),
        }
    }
    Some(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{beside, named};

    #[test]
    fn a_page_says_what_it_needs() {
        let html = r##"<link rel="stylesheet" href="tokens.css"><a href="#top"></a>
            <script type="module" src="./popup.js"></script>"##;
        assert_eq!(named(html), ["./popup.js", "tokens.css", "#top"]);
    }

    #[test]
    fn a_reference_is_followed_from_its_page_and_never_out_of_the_checkout() {
        let page = Path::new("www/popup.html");
        assert_eq!(beside(page, "./popup.js").as_deref(), Some("www/popup.js"));
        assert_eq!(
            beside(page, "../extension/icons/16.png").as_deref(),
            Some("extension/icons/16.png")
        );
        assert_eq!(beside(page, "#top"), None);
        assert_eq!(beside(page, "https://www.aliexpress.com/"), None);
    }
}
