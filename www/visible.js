/**
 * Whether the shopper truly sees what is pressed. A page can lay a decoy over our frame, or make it pale: a press that
 * was lured counts for nothing.
 */

/** So often the browser looks, in ms: the least that it allows. */
const DELAY = 100;
/** For so long after it appeared, in ms, nothing can be known of an element, and a press is too early for anybody. */
const EARLY = 500;

/**
 * Lets presses in an element through only while all of it is seen, with nothing over it.
 *
 * @param {HTMLElement} element its `data-seen` says what is known
 * @param {() => void} refused a press did not count
 * @returns {() => void} says that it appears now
 */
export function guard(element, refused) {
  let since = performance.now();
  let isSeen = false;
  /** @param {boolean} yes */
  const know = (yes) => {
    isSeen = yes;
    element.dataset.seen = String(yes);
  };
  const observer = new IntersectionObserver(
    (entries) => know(Boolean(/** @type {any} */ (entries.at(-1)).isVisible)),
    /** @type {IntersectionObserverInit} */ ({ trackVisibility: true, delay: DELAY, threshold: [0, 1] }),
  );
  observer.observe(element);
  // In a tab that is not shown nothing is looked at: what was known before holds no more.
  document.addEventListener('visibilitychange', () => {
    know(false);
    since = performance.now();
    observer.disconnect();
    if (!document.hidden) observer.observe(element);
  });
  element.addEventListener(
    'click',
    (event) => {
      if (isSeen) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (performance.now() - since > EARLY) refused();
    },
    true,
  );
  return () => {
    since = performance.now();
  };
}
