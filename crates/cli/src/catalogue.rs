//! `beststack catalogue`: signed catalogue files.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use advice::catalogue_file::{self, MOST_BYTES, PublicKey, Refusal, Sealed};
use contract::{CatalogueCode, CatalogueFile, JsonError, from_json};
use minisign::{KeyPair, SecretKey, SecretKeyBox};

use crate::input;
use crate::outcome::{Fault, Outcome, say};

/// Make a key, sign, verify or compare catalogue files.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Make a key pair without a password: the secret key, and beside it the public key with `.pub`
    Key {
        /// The secret key to write
        key: PathBuf,
    },
    /// Sign a catalogue file: writes the signature beside it, with `.minisig` added
    Sign {
        /// The secret key, as minisign or `beststack catalogue key` writes it
        key: PathBuf,
        /// The catalogue file
        file: PathBuf,
    },
    /// Verify a signed catalogue file
    Verify {
        /// The catalogue file; its signature lies beside it, with `.minisig` added
        file: PathBuf,
        /// A trusted public key, as a file or its line; may be repeated
        #[arg(long = "key", default_value = "minisign.pub")]
        keys: Vec<String>,
        /// The serial of the file that was accepted last
        #[arg(long)]
        have: Option<u32>,
        /// The instant to ask for; now, where absent
        #[arg(long)]
        at: Option<String>,
    },
    /// Say what a newer catalogue file changes; their signatures are not looked at
    Diff {
        /// The older file
        old: PathBuf,
        /// The newer file
        new: PathBuf,
    },
}

/// Runs the command.
pub(crate) fn run(command: &Command) -> Result<Outcome, Fault> {
    match command {
        Command::Key { key } => make_key(key),
        Command::Sign { key, file } => sign(key, file),
        Command::Verify { file, keys, have, at } => verify(file, keys, *have, at.as_deref()),
        Command::Diff { old, new } => diff(old, new),
    }
}

fn make_key(path: &Path) -> Result<Outcome, Fault> {
    let public = path.with_extension("pub");
    if public == path || public.exists() {
        return Err(Fault::at(public.display(), "the public key would overwrite it"));
    }
    let pair = KeyPair::generate_unencrypted_keypair().map_err(Fault::new)?;
    let secret = pair.sk.to_box(None).map_err(Fault::new)?.into_string();
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .and_then(|mut file| file.write_all(secret.as_bytes()))
        .map_err(|error| Fault::at(path.display(), error))?;
    write(&public, &pair.pk.to_box().map_err(Fault::new)?.into_string())?;
    say(format_args!("{} is secret; trust {}", path.display(), public.display()));
    Ok(Outcome::Yes)
}

fn sign(key: &Path, path: &Path) -> Result<Outcome, Fault> {
    let secret = secret_key(key)?;
    let bytes = read(path)?;
    let file = match parse(&bytes).and_then(|file| catalogue_file::check(&file).map(|_| file)) {
        Ok(file) => file,
        Err(refusal) => return refused(path, &refusal),
    };
    let comment = format!("serial:{}\tbytes:{}", file.serial, bytes.len());
    let signature =
        minisign::sign(None, &secret, &bytes[..], Some(&comment), Some("beststack catalogue"))
            .map_err(|error| Fault::at(key.display(), error))?;
    let beside = beside(path);
    write(&beside, &signature.into_string())?;
    say(format_args!("{}: {}", beside.display(), described(&file)));
    Ok(Outcome::Yes)
}

fn verify(
    path: &Path,
    keys: &[String],
    have: Option<u32>,
    at: Option<&str>,
) -> Result<Outcome, Fault> {
    let at = input::instant("--at", at)?;
    let keys = keys.iter().map(|key| public_key(key)).collect::<Result<Vec<_>, _>>()?;
    let bytes = read(path)?;
    let signature = String::from_utf8_lossy(&read(&beside(path))?).into_owned();
    let accepted = opened(&bytes, &signature, &keys)
        .and_then(|()| parse(&bytes))
        .and_then(|file| catalogue_file::accept(&file, have, at).map(|_| file));
    match accepted {
        Ok(file) => {
            say(format_args!("{}: accepted, {}", path.display(), described(&file)));
            Ok(Outcome::Yes)
        }
        Err(refusal) => refused(path, &refusal),
    }
}

/// Both signatures hold, by minisign's own verifier.
fn opened(bytes: &[u8], signature: &str, keys: &[(PublicKey, String)]) -> Result<(), Refusal> {
    let trusted: Vec<PublicKey> = keys.iter().map(|(key, _)| *key).collect();
    let sealed = Sealed::read(bytes, signature, &trusted)?;
    let holds = keys
        .iter()
        .find(|(key, _)| key == sealed.key())
        .and_then(|(_, line)| minisign_verify::PublicKey::from_base64(line).ok())
        .zip(minisign_verify::Signature::decode(signature).ok())
        .is_some_and(|(key, signature)| key.verify(bytes, &signature, true).is_ok());
    if holds { Ok(()) } else { Err(sealed.broken()) }
}

fn diff(old: &Path, new: &Path) -> Result<Outcome, Fault> {
    let mut files = Vec::new();
    for path in [old, new] {
        let checked =
            parse(&read(path)?).and_then(|file| catalogue_file::check(&file).map(|_| file));
        match checked {
            Ok(file) => files.push(file),
            Err(refusal) => return refused(path, &refusal),
        }
    }
    let [before, after] = &files[..] else { return Ok(Outcome::No) };
    say(format_args!("- {}", described(before)));
    say(format_args!("+ {}", described(after)));
    for row in before.codes.iter().filter(|row| !after.codes.contains(row)) {
        say(format_args!("- {}", line(row)));
    }
    for row in after.codes.iter().filter(|row| !before.codes.contains(row)) {
        say(format_args!("+ {}", line(row)));
    }
    if after.serial <= before.serial {
        return refused(new, &Refusal::NotNewer { serial: after.serial, have: before.serial });
    }
    Ok(Outcome::Yes)
}

/// The refusal in words, and exit code 1.
fn refused(path: &Path, refusal: &Refusal) -> Result<Outcome, Fault> {
    say(format_args!("{}: refused ({}): {refusal}", path.display(), refusal.name()));
    Ok(Outcome::No)
}

/// The file from its bytes; the refusal names the path of what is wrong.
fn parse(bytes: &[u8]) -> Result<CatalogueFile, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::Oversize { bytes: bytes.len() });
    }
    let whole = |why: std::str::Utf8Error| JsonError { place: String::new(), why: why.to_string() };
    let parsed = std::str::from_utf8(bytes).map_err(whole).and_then(from_json);
    parsed.map_err(|error| Refusal::of_parser(&error))
}

fn described(file: &CatalogueFile) -> String {
    format!(
        "serial {}, {} codes, issued {}, expires {}",
        file.serial,
        file.codes.len(),
        file.issued,
        file.expires
    )
}

fn line(row: &CatalogueCode) -> String {
    let reach = match (&row.markets[..], &row.not_markets[..]) {
        ([], []) => "everywhere".to_owned(),
        ([], excluded) => format!("all but {}", excluded.join(" ")),
        (listed, _) => listed.join(" "),
    };
    let from = row.starts.as_deref().map(|starts| format!("{starts} ")).unwrap_or_default();
    let mut line = format!(
        "{} {} off {} {}, {reach}, {from}until {}",
        row.code, row.off, row.min_spend, row.currency, row.ends
    );
    for (holds, words) in [(row.first_order_only, ", first order"), (row.doubtful, ", doubtful")] {
        if holds {
            line.push_str(words);
        }
    }
    line
}

fn secret_key(path: &Path) -> Result<SecretKey, Fault> {
    let fault = |error: minisign::PError| Fault::at(path.display(), error);
    let text = text(path)?;
    let boxed = || SecretKeyBox::from_string(&text).map_err(fault);
    match boxed()?.into_unencrypted_secret_key() {
        Ok(key) => Ok(key),
        // One with a password asks for it.
        Err(_) => boxed()?.into_secret_key(None).map_err(fault),
    }
}

/// A public key and its line, from the line itself or the file that holds it.
fn public_key(key: &str) -> Result<(PublicKey, String), Fault> {
    let text = if PublicKey::parse(key).is_ok() { key.to_owned() } else { text(Path::new(key))? };
    let parsed = PublicKey::parse(&text).map_err(|refusal| Fault::at(key, refusal))?;
    let line = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
    Ok((parsed, line.trim().to_owned()))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".minisig");
    PathBuf::from(name)
}

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(|error| Fault::at(path.display(), error))
}

fn text(path: &Path) -> Result<String, Fault> {
    fs::read_to_string(path).map_err(|error| Fault::at(path.display(), error))
}

fn write(path: &Path, text: &str) -> Result<(), Fault> {
    fs::write(path, text).map_err(|error| Fault::at(path.display(), error))
}
