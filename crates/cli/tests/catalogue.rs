//! `beststack catalogue`, run as a command.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

const FILE: &str = r#"{
  "serial": 7, "issued": "2026-09-30T00:00:00Z", "expires": "2026-10-31T00:00:00Z",
  "codes": [
    {"code": "OTPRD02", "off": "2", "min_spend": "15", "currency": "USD", "markets": ["DZ"],
     "starts": "2026-10-01T07:00:00Z", "ends": "2026-10-08T07:00:00Z"}
  ]
}"#;
const NOW: &str = "2026-10-02T00:00:00Z";

/// A folder of its own for one test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// A folder with a key and the file, signed.
    fn signed(name: &str) -> Folder {
        let folder = Folder::new(name);
        folder.write("codes.json", FILE);
        folder.run(&["key", "minisign.key"], 0);
        folder.run(&["sign", "minisign.key", "codes.json"], 0);
        folder
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// Runs the command, which must end with `code`, and gives what it said.
    fn run(&self, args: &[&str], code: i32) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_beststack"))
            .arg("catalogue")
            .args(args)
            .current_dir(&self.0)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(code), "{args:?}: {output:?}");
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    }
}

#[test]
fn what_was_signed_is_accepted() {
    let folder = Folder::signed("what_was_signed");
    let said = folder.run(&["verify", "codes.json", "--at", NOW], 0);
    assert_eq!(
        said,
        "codes.json: accepted, serial 7, 1 codes, issued 2026-09-30T00:00:00Z, expires 2026-10-31T00:00:00Z\n"
    );
    let line = folder.read("minisign.pub");
    let line = line.lines().last().unwrap();
    folder.run(&["verify", "codes.json", "--at", NOW, "--key", line], 0);
}

#[test]
fn every_refusal_ends_with_one_and_says_why() {
    let folder = Folder::signed("every_refusal");
    let signature = folder.read("codes.json.minisig");
    folder.run(&["key", "other.key"], 0);
    let verify = ["verify", "codes.json", "--at", NOW];

    let says = |args: &[&str], why: &str| {
        let said = folder.run(args, 1);
        assert!(said.starts_with(&format!("codes.json: refused ({why}): ")), "{why}: {said}");
    };
    says(&[&verify[..], &["--have", "7"]].concat(), "not_newer");
    says(&[&verify[..], &["--key", "other.pub"]].concat(), "unknown_key");
    says(&["verify", "codes.json", "--at", "2026-10-31T00:00:00Z"], "expired");
    says(&["verify", "codes.json", "--at", "2026-01-01T00:00:00Z"], "from_the_future");

    folder.write("codes.json", FILE.replace("\"2\"", "\"9\""));
    says(&verify, "tampered");
    folder.write("codes.json", &FILE[..FILE.len() - 1]);
    says(&verify, "truncated");
    folder.write("codes.json", " ".repeat(65_537));
    says(&verify, "oversize");
    folder.write("codes.json", FILE);
    folder.write("codes.json.minisig", &signature[..signature.len() - 10]);
    says(&verify, "truncated");
    folder.write("codes.json.minisig", signature.replace("trusted", "tusted"));
    says(&verify, "not_minisign");
    folder.write("codes.json.minisig", signature.replace("serial:7", "serial:8"));
    says(&verify, "tampered");
}

#[test]
fn what_cannot_stand_is_not_signed() {
    let folder = Folder::signed("not_signed");
    for (old, new, says) in [
        (
            "\"serial\"",
            "\"rules\": [], \"serial\"",
            "refused (unknown_field): rules: unknown field",
        ),
        ("\"off\"", "\"of\"", "refused (unknown_field): codes[0].of: unknown field `of`"),
        ("\"USD\"", "\"US\"", "refused (bad_value): codes[0].currency: unknown currency \"US\""),
        ("}\n  ]\n}", "}\n  ]", "refused (truncated): the file is cut off"),
        ("}\n  ]\n}", "}\n  ]\n}}", "refused (bad_value): the file: trailing characters"),
    ] {
        folder.write("wrong.json", FILE.replacen(old, new, 1));
        let said = folder.run(&["sign", "minisign.key", "wrong.json"], 1);
        assert!(said.contains(says), "{new}: {said}");
    }
    assert!(!folder.0.join("wrong.json.minisig").exists());
}

#[test]
fn a_file_that_is_not_there_ends_with_two() {
    let folder = Folder::signed("not_there");
    for args in [
        &["verify", "nothing.json"][..],
        &["verify", "codes.json", "--key", "nobody.pub"],
        &["verify", "codes.json", "--key", "codes.json"],
        &["verify", "codes.json", "--at", "today"],
        &["sign", "minisign.pub", "codes.json"],
        &["sign", "nothing.key", "codes.json"],
        &["diff", "codes.json", "nothing.json"],
    ] {
        folder.run(args, 2);
    }
}

#[test]
fn a_key_is_never_overwritten() {
    let folder = Folder::signed("never_overwritten");
    let (secret, public) = (folder.read("minisign.key"), folder.read("minisign.pub"));
    folder.run(&["key", "minisign.key"], 2);
    folder.run(&["key", "minisign.pub"], 2);
    fs::remove_file(folder.0.join("minisign.pub")).unwrap();
    folder.run(&["key", "minisign.key"], 2);
    assert_eq!(folder.read("minisign.key"), secret);
    assert!(!folder.0.join("minisign.pub").exists());
    assert!(public.starts_with("untrusted comment: "));
}

#[test]
fn a_diff_says_what_a_newer_file_changes() {
    let folder = Folder::new("a_diff");
    folder.write("old.json", FILE);
    let new = FILE.replace("\"serial\": 7", "\"serial\": 8").replace(
        "  ]",
        "    ,{\"code\": \"FRX3\", \"off\": \"3\", \"min_spend\": \"20\", \"currency\": \"EUR\",
          \"not_markets\": [\"BE\"], \"ends\": \"2026-10-20T00:00:00Z\", \"doubtful\": true}\n  ]",
    );
    folder.write("new.json", new.replace("\"2\"", "\"2.50\""));
    let said = folder.run(&["diff", "old.json", "new.json"], 0);
    let lines: Vec<&str> = said.lines().skip(2).collect();
    assert_eq!(
        lines,
        [
            "- OTPRD02 2 off 15 USD, DZ, 2026-10-01T07:00:00Z until 2026-10-08T07:00:00Z",
            "+ OTPRD02 2.50 off 15 USD, DZ, 2026-10-01T07:00:00Z until 2026-10-08T07:00:00Z",
            "+ FRX3 3 off 20 EUR, all but BE, until 2026-10-20T00:00:00Z, doubtful",
        ]
    );
    let said = folder.run(&["diff", "new.json", "old.json"], 1);
    assert!(
        said.ends_with("old.json: refused (not_newer): serial 7 is not newer than 8\n"),
        "{said}"
    );
}
