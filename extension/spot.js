/**
 * Where the pill may stand: beside the price, over nothing that can be read or pressed; else in a corner.
 *
 * @typedef {{ x: number, y: number, fixed: boolean }} Spot in page coordinates, or the window's where it is fixed
 */

const GAP = 8;
/** How far from a button the card that it stands on may reach. */
const BESIDE = 24;
/** What a shopper can press, on any page. */
const PRESSED = 'a,button,input,select,textarea,label,summary,[role="button"],[tabindex],[onclick]';

/**
 * @param {Element | null} price
 * @param {{ width: number, height: number }} pill
 * @param {Element} host
 * @returns {Spot}
 */
export function spot(price, { width: wide, height: high }, host) {
  const pill = { width: wide, height: high };
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  if (price) {
    const box = inked(price);
    const middle = box.top + (box.height - pill.height) / 2;
    const rtl = getComputedStyle(price).direction === 'rtl';
    const sides = [
      [box.right + GAP, middle],
      [box.left - GAP - pill.width, middle],
    ];
    const around = [
      ...(rtl ? sides.reverse() : sides),
      [rtl ? box.right - pill.width : box.left, box.top - GAP / 2 - pill.height],
      [rtl ? box.right - pill.width : box.left, box.bottom + GAP / 2],
    ];
    for (const [x = 0, y = 0] of around) {
      if (x >= 0 && x + pill.width <= width && free({ x, y, ...pill }, price, host)) {
        return { x: x + scrollX, y: y + scrollY, fixed: false };
      }
    }
  }
  const x = document.documentElement.dir === 'rtl' ? 2 * GAP : width - pill.width - 2 * GAP;
  for (let y = height - pill.height - 2 * GAP; y > height / 2; y -= pill.height + GAP) {
    if (free({ x, y, ...pill }, null, host)) return { x, y, fixed: true };
  }
  return { x, y: height - pill.height - 2 * GAP, fixed: true };
}

/**
 * Where in the window something so wide may stand for as long as it is open: beside the buttons that buy, so that
 * scrolling brings it over none of them; where the window is too narrow for that, above or below them.
 *
 * @param {Iterable<Element>} buttons
 * @param {number} wide
 */
export function clear(buttons, wide) {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const room = { left: GAP, top: GAP, right: width - GAP, bottom: height - GAP };
  const boxes = [...buttons].map((button) => button.getBoundingClientRect()).filter((box) => box.width);
  if (boxes.length) {
    const left = Math.min(...boxes.map((box) => box.left)) - BESIDE;
    const right = Math.max(...boxes.map((box) => box.right)) + BESIDE;
    const top = Math.min(...boxes.map((box) => box.top)) - GAP;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) + GAP;
    if (left - GAP >= wide) room.right = Math.min(room.right, left);
    else if (room.right - right >= wide) room.left = Math.max(room.left, right);
    else if (top - GAP > room.bottom - bottom) room.bottom = Math.min(room.bottom, top);
    else room.top = Math.max(room.top, bottom);
  }
  return room;
}

/** What the price's own text covers: its element may be as wide as the page. @param {Element} element */
function inked(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

/**
 * Whether a place shows only background. Beside the price that is whatever holds the price itself; a place outside the
 * window cannot be looked at, and is taken as free until it can.
 *
 * @param {{ x: number, y: number, width: number, height: number }} box
 * @param {Element | null} price
 * @param {Element} host
 */
function free({ x, y, width, height }, price, host) {
  for (const across of [0.02, 0.25, 0.5, 0.75, 0.98]) {
    for (const down of [0.05, 0.5, 0.95]) {
      const under = document
        .elementsFromPoint(x + width * across, y + height * down)
        .find((element) => element !== host);
      if (!under) continue;
      if (under.closest(PRESSED)) return false;
      const background = price ? under.contains(price) : false;
      if (!background && (under.textContent?.trim() || under.matches('img,picture,video,canvas,iframe,svg,svg *')))
        return under === document.body || under === document.documentElement;
    }
  }
  return true;
}
