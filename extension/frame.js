/**
 * Our frame in a page: it holds the panel, which is a page of ours, out of reach of this one. Here it is only placed and
 * sized: closed it is the pill by the price, open the sheet. It stands in a closed root at the end of the document,
 * takes no room in the page's layout, and goes when the extension goes.
 *
 * @import { Port } from './chrome.js'
 * @import { Place, FromFrame, ToFrame } from './messages.js'
 */

import { addressOf, onPort, senderOf } from './chrome.js';
import { clear, spot } from './spot.js';

/** A sheet that cannot be so high, in pixels, is not shown. */
const LOWEST = 120;
/** The sheet is never wider, in pixels, nor higher, in pixels or hundredths of the window. */
const [WIDEST, HIGHEST, SHARE] = [340, 600, 0.8];
/** So often the frame comes back to a page that takes it away: a page that does not want it has its way. */
const RETURNS = 5;
/** A frame that says nothing for so long, in ms, was not let in: badge and popup serve. Until it speaks it is unseen. */
const PATIENCE = 5000;
/** A frame that stood for so long, in ms, was wanted. */
const STOOD = 10_000;

/**
 * The frame's own looks: inside the closed root no style of the page reaches it. Its colour scheme is the frame's, else
 * the browser paints it opaque.
 */
const LOOKS = `
  iframe { all: initial; display: block; color-scheme: light dark; visibility: hidden; width: 0; height: 0;
    box-shadow: 0 1px 2px rgb(0 0 0/.06), 0 4px 16px rgb(0 0 0/.1) }
  @media print { iframe { display: none } }`;

/**
 * @typedef {object} Frame
 * @property {(place: Place) => void} show
 * @property {() => void} stay after a change of the page
 * @property {() => void} remove
 * @property {HTMLElement | null} host our one element in the page, while it is there
 */

/**
 * @param {() => void} again looks at the page again: a frame needs a new token each time
 * @returns {Frame}
 */
export function frame(again) {
  /** @type {HTMLElement | null} */
  let host = null;
  let inner = document.createElement('iframe');
  let token = '';
  /** @type {Place | null} */
  let place = null;
  /** @type {Port | null} */
  let port = null;
  /** What the frame wants to be: its pill, or its sheet. @type {FromFrame | null} */
  let wants = null;
  let pill = { width: 0, height: 0 };
  /** How often the page took the frame away. */
  let lost = 0;
  let since = 0;
  /** Stops hearing the frame. */
  let deafen = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let patience;
  /** @type {HTMLElement | null} the body whose size is watched */
  let ground = null;

  /** @param {ToFrame} message */
  const say = (message) => port?.postMessage(message);
  const room = () => say({ width: Math.min(WIDEST, document.documentElement.clientWidth - 16) });

  /** @param {string | null} fresh a token */
  function build(fresh) {
    if (!fresh) return;
    takeAway();
    token = fresh;
    since = Date.now();
    host = document.createElement('div');
    inner = document.createElement('iframe');
    inner.src = addressOf(`www/panel.html#${token}`);
    inner.title = 'Beststack';
    inner.allow = 'clipboard-write';
    inner.popover = 'auto';
    inner.addEventListener('toggle', (event) => {
      const closes = /** @type {ToggleEvent} */ (event).newState === 'closed';
      if (closes && wants?.open) say({ close: true });
    });
    put('absolute', 0, 0);
    const root = host.attachShadow({ mode: 'closed' });
    const looks = new CSSStyleSheet();
    looks.replaceSync(LOOKS);
    root.adoptedStyleSheets = [looks];
    root.append(inner);
    document.documentElement?.append(host);
    deafen = onPort(hear);
    addEventListener('resize', resized);
    addEventListener('scroll', moor, true);
    patience = setTimeout(() => {
      lost = RETURNS + 1;
      takeAway();
    }, PATIENCE);
    ground = null;
    stay();
  }

  /** The frame speaks for the first time. @param {Port} from */
  function hear(from) {
    if (from.name !== token || !from.sender || senderOf(from.sender) !== 'ours') return;
    port = from;
    clearTimeout(patience);
    from.onMessage.addListener((message) => {
      wants = /** @type {FromFrame} */ (message);
      settle();
    });
    // The extension went, or the browser put the page away.
    from.onDisconnect.addListener(() => {
      if (port !== from) return;
      takeAway();
      again();
    });
    room();
  }

  /** Gives the frame its place and size. */
  function settle() {
    if (!host || !wants) return;
    const { open, width, height } = wants;
    if (open) return moor();
    pill = { width, height };
    if (inner.matches(':popover-open')) inner.hidePopover();
    size(pill, 99, '');
    const { anchor } = place ?? {};
    const price = anchor ? document.querySelector(anchor) : null;
    const { x, y, fixed } = spot(price, pill, host);
    put(fixed ? 'fixed' : 'absolute', x, y);
  }

  /** Keeps the open sheet by the pill, clear of the buttons that buy; if the window has no room for that, closes it. */
  function moor() {
    if (!host || !wants?.open) return;
    const { buy } = place ?? {};
    const { width, height: whole } = wants;
    const free = clear(buy ? document.querySelectorAll(buy) : [], width);
    const most = free.bottom - free.top;
    if (most < LOWEST) return say({ close: true });
    const height = Math.min(whole, HIGHEST, SHARE * innerHeight, most);
    const from = host.getBoundingClientRect();
    const rtl = getComputedStyle(document.documentElement).direction === 'rtl';
    const x = Math.min(rtl ? from.left + pill.width - width : from.left, free.right - width);
    const y = Math.min(from.top + pill.height + 6, free.bottom - height);
    const shift = `${Math.round(Math.max(free.left, x))}px,${Math.round(Math.max(free.top, y))}px`;
    size({ width, height }, 12, `position:fixed;inset:0 auto auto 0;transform:translate(${shift})`);
    if (!inner.matches(':popover-open')) inner.showPopover();
  }

  /** @param {typeof pill} box @param {number} round its corners, in pixels @param {string} where */
  function size({ width, height }, round, where) {
    inner.style.cssText = `visibility:visible;width:${width}px;height:${height}px;border-radius:${round}px;${where}`;
  }

  /** Our one element, out of the page's flow whatever its style sheets say. Moving by `transform` shifts no layout. @param {string} position @param {number} x @param {number} y */
  function put(position, x, y) {
    const transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`;
    const style = { all: 'initial', position, top: '0', left: '0', 'z-index': '99', transform };
    for (const [name, value] of Object.entries(style)) host?.style.setProperty(name, value, 'important');
  }

  function resized() {
    room();
    settle();
  }
  const sizes = new ResizeObserver(settle);

  /** Asks for another frame if the page lost this one, as a page does that replaces its body or itself. */
  function stay() {
    if (!host) return;
    if (!host.isConnected) {
      lost = Date.now() - since > STOOD ? 1 : lost + 1;
      takeAway();
      if (lost <= RETURNS) again();
    } else if (ground !== document.body) {
      sizes.disconnect();
      ground = document.body;
      if (ground) sizes.observe(ground);
    }
  }

  /** Takes the frame away. */
  function takeAway() {
    host?.remove();
    host = port = wants = null;
    clearTimeout(patience);
    removeEventListener('resize', resized);
    removeEventListener('scroll', moor, true);
    sizes.disconnect();
    deafen();
  }

  return {
    show: (next) => {
      place = next;
      if (host) settle();
      else if (lost <= RETURNS) build(next.token);
    },
    stay,
    remove: () => {
      lost = 0;
      takeAway();
    },
    get host() {
      return host;
    },
  };
}
