use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use crate::{Outcome, checkout, step};

/// What a step was made from and what it made, so that it is not made again while both still stand.
///
/// A stamp is only ever compared with one written by the same program, so any hash will do; a wrong
/// guess costs one rebuild.
pub(crate) struct Stamp {
    file: PathBuf,
    inputs: Vec<PathBuf>,
    outputs: Vec<PathBuf>,
    recipe: String,
}

impl Stamp {
    /// `recipe` is whatever else decides the outcome: flags, a compiler's version.
    pub(crate) fn new(
        name: &str,
        inputs: Vec<PathBuf>,
        outputs: Vec<PathBuf>,
        recipe: &str,
    ) -> Self {
        let file = checkout::cache().join("stamps").join(name);
        Self { file, inputs, outputs, recipe: recipe.to_owned() }
    }

    /// Does the work unless nothing has changed since it was last done.
    pub(crate) fn unless_fresh(&self, what: &str, work: impl FnOnce() -> Outcome) -> Outcome {
        if self.outputs.iter().all(|path| path.exists())
            && fs::read_to_string(&self.file)
                .is_ok_and(|kept| self.now().is_ok_and(|now| now == kept))
        {
            step::skip(what, "unchanged");
            return Ok(());
        }
        step::step(what, work)?;
        checkout::write(&self.file, self.now()?.as_bytes())
    }

    fn now(&self) -> Outcome<String> {
        let mut hash = DefaultHasher::new();
        self.recipe.hash(&mut hash);
        for path in self.inputs.iter().chain(&self.outputs) {
            digest(path, &mut hash)?;
        }
        Ok(format!("{:016x}", hash.finish()))
    }
}

fn digest(place: &Path, hash: &mut DefaultHasher) -> Outcome {
    for path in checkout::files(place)? {
        path.strip_prefix(checkout::root()).unwrap_or(&path).hash(hash);
        checkout::read(&path)?.hash(hash);
    }
    Ok(())
}
