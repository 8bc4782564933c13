use std::{
    io::{Cursor, Write},
    path::PathBuf,
};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::{Failure, Outcome, checkout, command::build, package, step, tool::compiler::Compiler};

/// The archiver's levels beyond 9 are zopfli's; this is its usual fifteen rounds.
const ZOPFLI: i64 = 24;

/// The compiler of a release, in the words of `cargo xtask build`; docs/reviewers.md tells how to get it.
const COMPILER: &str = "docs/compiler.txt";

/// `cargo xtask zip [--release]`
///
/// The bytes of the wasm depend on the compiler. Another one than the release's is said; with `--release` no
/// archive is made by it.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let release = match arguments {
        [] => false,
        [flag] if flag == "--release" => true,
        _ => return Err(Failure::new("`zip` takes nothing but `--release`")),
    };
    let compiler = Compiler::find_or_install()?.name();
    let recorded = checkout::read_text(&checkout::at(COMPILER))?;
    match other(&compiler, recorded.trim()) {
        Some(other) if release => return Err(Failure::new(other).by_hand("docs/reviewers.md")),
        Some(other) => step::skip("not a release", &other),
        None => step::skip("compiler", "the release's"),
    }
    build::build(false)?;
    let (path, bytes) = pack()?;
    step::skip(&path.display().to_string(), &format!("{bytes} bytes"));
    Ok(())
}

/// What is to be said where the compiler is not the one that is recorded.
fn other(compiler: &str, recorded: &str) -> Option<String> {
    (compiler != recorded).then(|| format!("{COMPILER} says {recorded}; this is {compiler}"))
}

/// What the archive is called.
pub(crate) fn name() -> Outcome<String> {
    Ok(format!("beststack-{}.zip", package::version()?))
}

/// Packs what ships into `target/beststack-<version>.zip`; gives the archive and its size.
///
/// Sorted names and one fixed time, so that the same files make the same bytes; packed by zopfli, a
/// twentieth tighter than zlib at its best.
pub(crate) fn pack() -> Outcome<(PathBuf, u64)> {
    let name = name()?;
    let path = checkout::target().join(&name);
    let bytes = step::step(&format!("pack {name}"), || {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(ZOPFLI))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let refused = |error: &dyn std::fmt::Display| Failure::new(format!("{name}: {error}"));
        for file in package::shipped()? {
            archive.start_file(&file, options).map_err(|error| refused(&error))?;
            archive
                .write_all(&checkout::read(&checkout::dist().join(&file))?)
                .map_err(|error| refused(&error))?;
        }
        Ok(archive.finish().map_err(|error| refused(&error))?.into_inner())
    })?;
    checkout::write(&path, &bytes)?;
    Ok((path, bytes.len() as u64))
}

#[cfg(test)]
mod tests {
    use super::{COMPILER, other};
    use crate::checkout;

    #[test]
    fn another_compiler_than_the_recorded_one_is_said_with_both_names() {
        assert_eq!(other("rustc 1.95.0 (a)", "rustc 1.95.0 (a)"), None);
        let said = other("rustc 1.96.0 (b)", "rustc 1.95.0 (a)").unwrap();
        assert!(said.contains("1.96.0 (b)") && said.contains("1.95.0 (a)"), "{said}");
    }

    #[test]
    fn reviewers_are_told_to_install_the_recorded_compiler() {
        let recorded = checkout::read_text(&checkout::at(COMPILER)).unwrap();
        let version = recorded.split(' ').nth(1).unwrap();
        let told = checkout::read_text(&checkout::at("docs/reviewers.md")).unwrap();
        assert!(told.contains(&format!("rustup toolchain install {version} ")), "{version}");
        assert!(told.contains(&format!("RUSTUP_TOOLCHAIN={version}\n")), "{version}");
    }
}
