//! Pages, by each of the places where they hold what they know. The first line is the page's address.

use aliexpress::{Page, read, script_marks};
use page::{Excerpt, text::Document};

use crate::input::parted;
use crate::laws::carried;

/// An inline script never breaks a reading, whatever page it stands in.
pub fn inline(bytes: &[u8]) {
    let (url, script) = parted(bytes);
    let bare = Excerpt::default();
    carried(&read(&Page {
        url: &url,
        excerpt: &bare,
        scripts: &[script],
        state: None,
        cut: &[],
        at: None,
    }));
}

/// What a page's own scripts say of their state never breaks a reading.
pub fn state(bytes: &[u8]) {
    let (url, state) = parted(bytes);
    let bare = Excerpt::default();
    let state = Some(&*state);
    carried(&read(&Page { url: &url, excerpt: &bare, scripts: &[], state, cut: &[], at: None }));
}

/// The text of a page never breaks the door, and its excerpt reads the same once it was sent.
pub fn html(bytes: &[u8]) {
    let (url, html) = parted(bytes);
    let document = Document::parse(&html);
    let taken = aliexpress::excerpt(&url, &document.root());
    assert_eq!(Excerpt::from_json(&taken.to_json()).as_ref(), Ok(&taken));
    let scripts = document.scripts(&script_marks());
    let cut = document.cut();
    carried(&read(&Page {
        url: &url,
        excerpt: &taken,
        scripts: &scripts,
        state: None,
        cut,
        at: None,
    }));
}

/// An excerpt from anywhere holds together or is refused, and never breaks a reading.
pub fn excerpt(bytes: &[u8]) {
    let (url, text) = parted(bytes);
    let Ok(taken) = Excerpt::from_json(&text) else { return };
    assert_eq!(Excerpt::from_json(&taken.to_json()).as_ref(), Ok(&taken));
    carried(&read(&Page {
        url: &url,
        excerpt: &taken,
        scripts: &[],
        state: None,
        cut: &[],
        at: None,
    }));
}
