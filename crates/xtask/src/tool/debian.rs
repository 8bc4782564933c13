use std::process::Command;

use crate::{Failure, Outcome, process, step};

/// Installs Debian packages, as root or through a sudo that asks nothing.
///
/// # Errors
/// Where there is no apt-get, no right to use it, or no such package: with the command to type.
pub(crate) fn install(what: &str, packages: &[&str]) -> Outcome {
    let typed = format!("sudo apt-get install {}", packages.join(" "));
    if process::which("apt-get").is_none() {
        return Err(Failure::new(format!("{what} is missing and this is no Debian")));
    }
    if !is_root() && !sudo_asks_nothing() {
        return Err(
            Failure::new(format!("{what} is missing and installing it takes root")).by_hand(typed)
        );
    }
    step::step(&format!("apt-get install {}", packages.join(" ")), || {
        let install =
            || process::run(apt_get("install").args(["--no-install-recommends"]).args(packages));
        install()
            .or_else(|_| process::run(&mut apt_get("update")).and_then(|()| install()))
            .map_err(|failure| failure.by_hand(typed))
    })
}

fn apt_get(verb: &str) -> Command {
    let mut command = if is_root() {
        process::command("apt-get")
    } else {
        let mut sudo = process::command("sudo");
        sudo.args(["-n", "apt-get"]);
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").args(["-y", "-q", verb]);
    command
}

fn is_root() -> bool {
    process::capture(process::command("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn sudo_asks_nothing() -> bool {
    process::which("sudo").is_some()
        && process::capture(process::command("sudo").args(["-n", "true"])).is_ok()
}
