use crate::{
    Failure, Outcome,
    command::build,
    process,
    tool::{chromium, node},
};

/// What opens the browser on the sample listing, or photographs it where there is no display.
const SHOW: &str = "tests/sample/run.mjs";

/// `cargo xtask run [--dev]`
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let dev = match arguments {
        [] => false,
        [flag] if flag == "--dev" => true,
        _ => return Err(Failure::new("`run` takes nothing but `--dev`")),
    };
    build::build(dev)?;
    let chrome = chromium::find_or_install()?;
    process::run(node::script(SHOW).env("CHROME", chrome))
}
