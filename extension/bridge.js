/**
 * The bridge: the one script of ours in the page's own world, since some of what a page knows lies in variables
 * that only its own scripts can see. It answers when asked, with what the request names and nothing else: the request
 * is a list of names and paths from `window` (`a.0.b`; `()` ends a step that is called), the answer one JSON object from
 * each name to the value at its path, 2 MB at most.
 *
 * It runs before any script of the page and keeps the functions it needs, so that overriding them later does not
 * break it. The page can still forge or swallow an answer, as it can its DOM: who asks treats it as untrusted.
 */
(() => {
  const { stringify, parse } = JSON;
  const { apply } = Reflect;
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const Answer = CustomEvent;

  /** @param {Event} asked */
  const answer = (asked) => {
    const parts = [];
    let room = 2e6;
    try {
      for (const [name, path] of parse(/** @type {CustomEvent} */ (asked).detail)) {
        try {
          /** @type {any} */
          let value = window;
          for (const key of path.split('.')) {
            value = key.endsWith('()') ? value[key.slice(0, -2)]() : value[key];
          }
          const text = stringify(value);
          if (!text) continue;
          room -= text.length;
          if (room > 0) parts.push(`${stringify(name)}:${text}`);
        } catch {
          // A name this page does not know, or a getter that throws: left out.
        }
      }
    } catch {
      // Not a request of ours: the answer is empty.
    }
    apply(dispatchEvent, window, [new Answer('beststack:answer', { detail: `{${parts.join()}}` })]);
  };
  apply(addEventListener, window, ['beststack:ask', answer, true]);
})();
