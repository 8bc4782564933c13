use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use super::debian;
use crate::{Failure, Outcome, checkout, process, step};

/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The oldest compiler on which the release recipe's flags (`-Zpanic-immediate-abort`) were tried.
const RECIPE_SINCE: (u32, u32) = (1, 95);

const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// A compiler that can make wasm, and where its standard library comes from.
///
/// Built from source, the library is smaller (`optimize_for_size`, panics that abort on the spot)
/// and the result is the release's; as shipped, it needs the installed target.
pub(crate) struct Compiler {
    cargo: PathBuf,
    rustc: PathBuf,
    sysroot: PathBuf,
    version: String,
    linker: Option<PathBuf>,
    pub(crate) from_source: bool,
}

impl Compiler {
    /// Looks on the machine first, then asks rustup, then Debian.
    pub(crate) fn find_or_install() -> Outcome<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if process::which("rustup").is_some() {
            for add in [["component", "add", "rust-src"], ["target", "add", TARGET]] {
                let what = format!("rustup {}", add.join(" "));
                let added =
                    step::step(&what, || process::run(process::command("rustup").args(add)));
                if let (Ok(()), Some(found)) = (added, Self::find()) {
                    return Ok(found);
                }
            }
        }
        let installed = debian::install("a compiler for wasm", &DEBIAN_PACKAGES);
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        Err(installed.err().unwrap_or_else(|| Failure::new("no compiler can make wasm")).by_hand(
            format!(
                "`rustup target add {TARGET}`, or on Debian `sudo apt-get install {}`",
                DEBIAN_PACKAGES.join(" ")
            ),
        ))
    }

    fn find() -> Option<Self> {
        let cargo = env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from);
        let rustc = env::var_os("RUSTC").map_or_else(|| "rustc".into(), PathBuf::from);
        let known: Vec<Self> = [(cargo, rustc), ("/usr/bin/cargo".into(), "/usr/bin/rustc".into())]
            .into_iter()
            .filter_map(|(cargo, rustc)| Self::ask(cargo, rustc))
            .collect();
        known
            .iter()
            .position(|compiler| compiler.from_source)
            .or_else(|| known.iter().position(Self::has_target))
            .and_then(|index| known.into_iter().nth(index))
    }

    /// What a pair of cargo and rustc can do; none where it does not run.
    fn ask(cargo: PathBuf, rustc: PathBuf) -> Option<Self> {
        let sysroot: PathBuf = print(&rustc, &["--print", "sysroot"])?.into();
        let version = print(&rustc, &["--version"])?;
        let linker = shipped_linker(&sysroot).or_else(debian_linker).or_else(|| {
            shipped_linker(Path::new(&print(Path::new("rustc"), &["--print", "sysroot"])?))
        });
        let source = sysroot.join("lib/rustlib/src/rust/library/Cargo.lock");
        let from_source = source.exists() && linker.is_some() && number(&version) >= RECIPE_SINCE;
        Some(Self { cargo, rustc, sysroot, version, linker, from_source })
    }

    fn has_target(&self) -> bool {
        self.sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir()
    }

    /// `cargo <verb>` for wasm with everything it needs in the child's environment and nowhere else.
    pub(crate) fn command(&self, verb: &str, profile: &str) -> Command {
        let mut command = process::command(&self.cargo);
        command
            .args([verb, "--locked", "--profile", profile, "--target", TARGET, "--target-dir"])
            .arg(self.target_dir())
            .env("RUSTC", &self.rustc)
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags().join("\u{1f}"))
            .env_remove("LD_LIBRARY_PATH")
            .env_remove("CARGO");
        if let Some(linker) = &self.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        if self.from_source {
            command.env("RUSTC_BOOTSTRAP", "1").arg("-Zbuild-std=std,panic_abort");
            if profile != "dev" {
                command
                    .env(
                        format!("CARGO_PROFILE_{}_PANIC", profile.to_uppercase()),
                        "immediate-abort",
                    )
                    .args(["-Zbuild-std-features=optimize_for_size", "-Zpanic-immediate-abort"]);
            }
        }
        command
    }

    /// Two compilers must not share a target directory, nor may the host's.
    pub(crate) fn target_dir(&self) -> PathBuf {
        let (major, minor) = number(&self.version);
        let library = if self.from_source { "source" } else { "shipped" };
        checkout::target().join("wasm").join(format!("{major}.{minor}-{library}"))
    }

    /// What rustc is told: nothing prints for developers in what ships, so how it would be printed is left out.
    fn flags(&self) -> Vec<String> {
        let mut flags = self.remapped();
        if self.from_source {
            flags.extend(["-Zfmt-debug=none", "-Zlocation-detail=none"].map(str::to_owned));
        }
        flags
    }

    /// No path of this machine reaches the wasm, nor of the registry that the crates came from, so that its
    /// bytes do not depend on either.
    fn remapped(&self) -> Vec<String> {
        let home = env::var_os("CARGO_HOME")
            .map(PathBuf::from)
            .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
        // The last that fits is taken.
        let mut places =
            vec![(checkout::root().to_owned(), "beststack"), (self.sysroot.clone(), "rust")];
        if let Some(home) = home {
            let registries = registries(&home).into_iter().map(|place| (place, "crates"));
            places.push((home, "cargo"));
            places.extend(registries);
        }
        places
            .into_iter()
            .map(|(from, to)| format!("--remap-path-prefix={}=/{to}", from.display()))
            .collect()
    }

    /// The compiler and where its library comes from, as the build prints it.
    pub(crate) fn name(&self) -> String {
        let library = if self.from_source { "built from source" } else { "as shipped" };
        format!("{}, standard library {library}", self.version)
    }
}

fn print(rustc: &Path, arguments: &[&str]) -> Option<String> {
    process::capture(process::command(rustc).args(arguments).env_remove("LD_LIBRARY_PATH")).ok()
}

/// `rustc 1.96.0 (…)` → (1, 96).
fn number(version: &str) -> (u32, u32) {
    let mut parts = version.split([' ', '.']).skip(1).map(|part| part.parse().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

/// Where cargo unpacks crates: a folder for each registry, named after its address. (This program was built
/// with crates of it, so it is there.)
fn registries(cargo_home: &Path) -> Vec<PathBuf> {
    let places = std::fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten();
    let mut places: Vec<PathBuf> = places.flatten().map(|place| place.path()).collect();
    places.sort();
    places
}

/// rustup's toolchains bring their own linker.
fn shipped_linker(sysroot: &Path) -> Option<PathBuf> {
    let places = std::fs::read_dir(sysroot.join("lib/rustlib")).ok()?;
    places.flatten().map(|host| host.path().join("bin/rust-lld")).find(|path| path.exists())
}

/// Debian's linker carries its version in its name, or not.
fn debian_linker() -> Option<PathBuf> {
    process::which("wasm-ld").or_else(|| {
        (15..40).rev().find_map(|version| process::which(&format!("wasm-ld-{version}")))
    })
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_compilers_version_is_compared_as_a_number() {
        assert_eq!(
            number("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)"),
            (1, 96)
        );
        assert!(number("rustc 1.100.0-nightly (x)") > number("rustc 1.96.0"));
        assert_eq!(number("nonsense"), (0, 0));
    }
}
