use std::{
    io::{Cursor, Write},
    path::PathBuf,
};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::{Failure, Outcome, checkout, command::build, package, step};

/// The archiver's levels beyond 9 are zopfli's; this is its usual fifteen rounds.
const ZOPFLI: i64 = 24;

/// `cargo xtask zip`
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Failure::new("`zip` takes no argument"));
    }
    build::build(false)?;
    let (path, bytes) = pack()?;
    step::skip(&path.display().to_string(), &format!("{bytes} bytes"));
    Ok(())
}

/// Packs what ships into `target/beststack-<version>.zip`; gives the archive and its size.
///
/// Sorted names and one fixed time, so that the same files make the same bytes; packed by zopfli, a
/// twentieth tighter than zlib at its best.
pub(crate) fn pack() -> Outcome<(PathBuf, u64)> {
    let name = format!("beststack-{}.zip", package::version()?);
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
