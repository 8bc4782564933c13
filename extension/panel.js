/**
 * The panel on a listing: a pill by the price that opens to the receipt. It lives in a closed shadow root at the end
 * of the document, takes no room in the page's layout, and goes when the extension goes.
 *
 * @import { Desk } from '../www/receipt.js'
 * @import { Say } from '../www/say.js'
 * @import { Answer, Item } from './item.js'
 * @import { Outline } from '#wasm/live'
 * @import { Values } from './parts.js'
 */

import { focusOn, h, icon, redraw } from '../www/element.js';
import { spoken } from '../www/headline.js';
import { receipt } from '../www/receipt.js';
import { speak } from '../www/say.js';
import { tabs } from '../www/tabs.js';
import { clear, spot } from './spot.js';

/**
 * @typedef {object} Panel
 * @property {(item: Item, settings: Values['settings'], outline: Outline) => Promise<void>} show
 * @property {Element} host our one element in the page
 * @property {() => void} stay after a change of the page
 * @property {() => void} remove
 */

/** A sheet that cannot be so high, in pixels, is none. */
const LOWEST = 120;

/** So often the panel comes back to a page that takes it away: a page that does not want it has its way. */
const RETURNS = 5;

/**
 * @param {typeof import('./messages.js').ask} ask the way to the worker; the script that loads the panel has it already
 * @returns {Panel}
 */
export function panel(ask) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const styles = new CSSStyleSheet();
  root.adoptedStyleSheets = [styles];
  const pill = h('div', 'ours pill');
  const sheet = h('div', {
    class: 'ours sheet',
    role: 'dialog',
    popover: 'auto',
    tabindex: -1,
    onbeforetoggle: (/** @type {ToggleEvent} */ { newState }) => {
      attended = sheet.contains(root.activeElement);
      if (newState === 'open') drawSheet();
    },
    ontoggle: (/** @type {ToggleEvent} */ { newState }) => {
      draw();
      if (newState === 'closed' && attended) focusOn(pill, 'shows');
    },
  });
  /** Whether the focus was in the sheet when it closed: then it goes back to the pill, and not where the page ends. */
  let attended = false;
  root.append(pill, sheet);

  /** @type {{ item: Item, outline: Outline, say: Say } | null} */
  let shown = null;
  /** Counts what was asked of the panel, so that a late answer does not draw what was taken away. */
  let turn = 0;
  /** @type {'item' | 'cart'} */
  let tab = 'item';
  let note = '';
  const open = new Set();
  const done = new Set();

  function draw() {
    if (!shown) return;
    const { item, say } = shown;
    host.lang = say.language;
    host.dir = say.dir;
    const isOpen = sheet.matches(':popover-open');
    drawPill(pill, item.alone, say, isOpen, toggle, hide);
    if (isOpen) drawSheet();
  }

  /** What nobody has opened costs the page nothing. */
  function drawSheet() {
    if (!shown) return;
    const { item, say } = shown;
    const answer = (tab === 'cart' && item.together) || item.alone;
    /** @type {Desk} */
    const desk = { say, open, done, tick: () => {}, again: draw, heading: 3 };
    sheet.setAttribute('aria-label', say.t('panel'));
    redraw(
      sheet,
      h(
        'header',
        null,
        h('h2', null, say.t('name')),
        bare('close', say.t('close'), () => sheet.hidePopover()),
      ),
      item.together &&
        tabs(
          [
            ['item', say.t('this_item')],
            ['cart', say.t('with_cart')],
          ],
          tab,
          (chosen) => {
            tab = chosen;
            draw();
          },
        ),
      receipt(answer, desk),
      h(
        'footer',
        null,
        item.listing &&
          h('button', { type: 'button', class: 'main', 'data-key': 'add', onclick: add }, say.t('add_to_cart')),
        h(
          'button',
          { type: 'button', class: 'link', 'data-key': 'never', onclick: hide },
          say.t('hide_here', location.host),
        ),
        h('p', { role: 'status' }, note),
      ),
    );
  }

  /** Puts the item into the kept cart, and says so for a moment; or why it cannot be. */
  async function add() {
    if (!shown) return;
    const { say } = shown;
    note = await ask({ kind: 'add' }).then(
      () => say.t('added'),
      ({ name, message }) => (say.knows(`trouble_${name}`) ? say.t(`trouble_${name}`) : message),
    );
    draw();
    setTimeout(() => {
      note = '';
      draw();
    }, 4000);
  }

  function toggle() {
    if (sheet.matches(':popover-open')) return sheet.hidePopover();
    sheet.showPopover();
    moor();
    sheet.focus();
  }

  /** Keeps the open sheet by the pill, clear of the buttons that buy; where the window has no room for that, closes it. */
  function moor() {
    if (!shown || !sheet.matches(':popover-open')) return;
    const { buy } = shown.outline;
    const room = clear(buy ? document.querySelectorAll(buy) : [], sheet.offsetWidth);
    const most = room.bottom - room.top;
    if (most < LOWEST) return sheet.hidePopover();
    sheet.style.maxBlockSize = `min(80vh,600px,${most}px)`;
    const from = pill.getBoundingClientRect();
    const x = Math.min(host.dir === 'rtl' ? from.right - sheet.offsetWidth : from.left, room.right - sheet.offsetWidth);
    const y = Math.min(from.bottom + 6, room.bottom - sheet.offsetHeight);
    sheet.style.translate = `${Math.max(room.left, x)}px ${Math.max(room.top, y)}px`;
  }

  /** Puts the host where the pill covers nothing. Moving by `transform` shifts no layout, not even our own. */
  function settle() {
    if (!shown) return;
    const { anchor } = shown.outline;
    const price = anchor ? document.querySelector(anchor) : null;
    const { x, y, fixed } = spot(price, pill.getBoundingClientRect(), host);
    put(host, fixed ? 'fixed' : 'absolute', x, y);
    moor();
  }
  const sizes = new ResizeObserver(settle);

  /** Closes for good on this site; the popup tells how to get it back. */
  function hide() {
    remove();
    ask({ kind: 'hide' });
  }

  /** How often the page took the host away. */
  let lost = 0;
  /** @type {HTMLElement | null} the body whose size is watched */
  let ground = null;

  /** Puts the host into the page, and again where the page lost it, as one does that replaces its body or itself. */
  function stay() {
    if (!shown || lost > RETURNS) return;
    if (!host.isConnected) {
      lost++;
      document.documentElement?.append(host);
    } else if (ground === document.body) return;
    // Each is told of once when the page is laid out next, and that settles the panel: asked at once it would be
    // laid out for our sake.
    sizes.disconnect();
    sizes.observe(sheet);
    ground = document.body;
    if (ground) sizes.observe(ground);
  }

  function remove() {
    turn++;
    lost = 0;
    shown = null;
    sizes.disconnect();
    removeEventListener('resize', settle);
    removeEventListener('scroll', moor, true);
    host.remove();
  }

  /** Words, and with them the styles: asked for once a page, and again for another language. @param {Values['settings']} settings */
  async function dressed({ language, money }) {
    if (shown && (language === null || shown.say.language === language)) return shown.say;
    const languages = [chrome.i18n.getUILanguage(), ...navigator.languages];
    const dress = await ask({ kind: 'dress', language, languages });
    styles.replaceSync(dress.styles);
    return speak(dress, money);
  }

  return {
    host,
    show: async (item, settings, outline) => {
      const mine = ++turn;
      const say = await dressed(settings);
      if (mine !== turn) return;
      const anew = !shown;
      shown = { item, outline, say };
      draw();
      if (!anew && host.isConnected) return settle();
      put(host, 'absolute', 0, 0);
      addEventListener('resize', settle);
      addEventListener('scroll', moor, true);
      stay();
    },
    stay,
    remove,
  };
}

/**
 * What the item alone saves, in five words, and a way to be rid of it.
 *
 * @param {HTMLElement} pill
 * @param {Answer} answer
 * @param {Say} say
 * @param {boolean} open
 * @param {() => void} toggle
 * @param {() => void} hide
 */
function drawPill(pill, answer, say, open, toggle, hide) {
  const { advice, cart } = answer;
  const { plan } = advice;
  const saves = /[1-9]/.test(plan.saved);
  const used = plan.orders.flatMap(({ steps }) => steps).length;
  const words = saves
    ? say.t('pill', say.money(`-${plan.saved}`, cart.currency), say.count('coupons', used))
    : say.t('pill_none');
  pill.classList.toggle('none', !saves);
  redraw(
    pill,
    h(
      'button',
      {
        type: 'button',
        class: 'shows figure',
        'data-key': 'shows',
        'aria-haspopup': 'dialog',
        'aria-expanded': String(open),
        title: spoken(answer, say),
        onclick: toggle,
      },
      words,
    ),
    bare('hides', say.t('hide_here', location.host), hide),
  );
}

/** A cross that says what it closes. @param {string} key @param {string} label @param {() => void} act */
const bare = (key, label, act) =>
  h(
    'button',
    { type: 'button', class: 'bare', 'data-key': key, 'aria-label': label, title: label, onclick: act },
    icon('close'),
  );

/**
 * Our one element in the page, out of its flow whatever the page's style sheets say.
 *
 * @param {HTMLElement} host
 * @param {'absolute' | 'fixed'} position
 * @param {number} x
 * @param {number} y
 */
function put(host, position, x, y) {
  const transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`;
  for (const [name, value] of Object.entries({
    all: 'initial',
    position,
    top: '0',
    left: '0',
    'z-index': '99',
    transform,
  })) {
    host.style.setProperty(name, value, 'important');
  }
}
