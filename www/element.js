/** Making elements. Text is always text: nothing that came from a page is ever parsed as HTML. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element with its attributes, listeners (`onclick`) and children; a class alone may stand in the attributes' place.
 * `null`, `false` and `undefined` attributes and children are left out; `true` is an empty attribute.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any> | string | null} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  const given = typeof attributes === 'string' ? { class: attributes } : (attributes ?? {});
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(.../** @type {(Node | string)[]} */ (children.flat().filter(shown).map(text)));
  return element;
}

/** @param {Child} child */
const shown = (child) => child !== null && child !== undefined && child !== false;
/** @param {Child} child */
const text = (child) => (child instanceof Node ? child : String(child));

const SVG = 'http://www.w3.org/2000/svg';

/** The outlines of the receipt's and the panel's icons on a 16 × 16 grid; our own pages have more, in `icons.js`. */
const ICONS = {
  check: 'M3 8.5l3.2 3.2L13 5',
  chevron: 'M6 4l4 4-4 4',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M6 6h7v7H6zM3 10V3h7',
};

/**
 * A small drawing beside words; never alone, so it has no name of its own.
 *
 * @param {string} name
 * @param {string} outline
 */
export function drawing(name, outline) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon', `icon-${name}`);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', outline);
  svg.append(path);
  return svg;
}

/** @param {keyof typeof ICONS} name */
export const icon = (name) => drawing(name, ICONS[name]);

/**
 * Puts `children` in the place of what `root` held, and the focus back on what had the same `data-key`, so that a new
 * receipt does not throw a keyboard user out.
 *
 * @param {HTMLElement | ShadowRoot} root
 * @param {...(Node | null | false | undefined)} children
 */
export function redraw(root, ...children) {
  const focused = /** @type {Document | ShadowRoot} */ (root.getRootNode()).activeElement;
  const key = focused && root.contains(focused) ? /** @type {HTMLElement} */ (focused).dataset.key : undefined;
  root.replaceChildren(.../** @type {Node[]} */ (children.filter(Boolean)));
  if (key) focusOn(root, key);
}

/** Gives the focus to what has this `data-key`. @param {ParentNode} root @param {string} key */
export function focusOn(root, key) {
  /** @type {HTMLElement | null} */ (root.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
}
