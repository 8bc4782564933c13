use wasm_bindgen::JsValue;

/// A JavaScript `Error`. Its `name` is the core's short name of what went wrong, by which words are
/// looked up; its `message` is for whoever reads the console.
#[derive(Debug)]
pub struct Fault(js_sys::Error);

impl Fault {
    /// A value that cannot stand where it stands.
    pub(crate) fn bad_value(message: &str) -> Self {
        Self::new("bad_value", message)
    }

    pub(crate) fn new(name: &str, message: &str) -> Self {
        let error = js_sys::Error::new(message);
        error.set_name(name);
        Self(error)
    }
}

#[cfg(feature = "plan")]
impl Fault {
    /// The error itself, for whoever throws it on the other side.
    pub(crate) fn into_error(self) -> js_sys::Error {
        self.0
    }
}

impl From<advice::Error> for Fault {
    fn from(error: advice::Error) -> Self {
        Self::new(error.name(), &error.to_string())
    }
}

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        fault.0.into()
    }
}
