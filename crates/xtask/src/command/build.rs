use crate::{
    Failure, Outcome,
    flavour::Flavour,
    package, step,
    tool::{compiler::Compiler, node},
};

/// `cargo xtask build [--dev]`
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let dev = match arguments {
        [] => false,
        [flag] if flag == "--dev" => true,
        _ => return Err(Failure::new("`build` takes nothing but `--dev`")),
    };
    build(dev).map(|_| ())
}

/// Makes `dist/` from what is in the checkout, and says with which compiler.
pub(crate) fn build(dev: bool) -> Outcome<Compiler> {
    node::packages()?;
    let compiler = Compiler::find_or_install()?;
    step::skip("compiler", &compiler.name());
    for flavour in Flavour::ALL {
        flavour.build(&compiler, dev)?;
    }
    package::assemble(dev)?;
    Ok(compiler)
}
