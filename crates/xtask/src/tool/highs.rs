use std::{env, fs, path::PathBuf};

use super::debian;
use crate::{Outcome, process};

/// Makes sure of what HiGHS is built with: cmake, a C++ compiler and libclang.
///
/// # Errors
/// What is missing, with the command to type.
pub(crate) fn builders() -> Outcome {
    let found = ["cmake", "c++"].iter().all(|tool| process::which(tool).is_some());
    if found && has_libclang() {
        return Ok(());
    }
    debian::install("what HiGHS is built with", &["cmake", "g++", "libclang-dev"])
}

fn has_libclang() -> bool {
    let llvms = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let llvms = llvms.map(|folder| folder.path().join("lib"));
    let named = env::var_os("LIBCLANG_PATH").map(PathBuf::from);
    let usual = ["/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"];
    llvms
        .chain(named)
        .chain(usual.map(PathBuf::from))
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flat_map(|files| files.flatten())
        .any(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            name.starts_with("libclang") && name.contains(".so") && !name.contains("cpp")
        })
}
