/**
 * The panel on a listing: a pill by the price that opens to the receipt. It lives in a closed shadow root at the end
 * of the document, takes no room in the page's layout, and goes when the extension goes.
 *
 * @import { Answer, Desk } from '../www/receipt.js'
 * @import { Say } from '../www/say.js'
 * @import { Till } from './till.js'
 * @import { Item } from './item.js'
 * @import { Values } from './store.js'
 */

import { focusOn, h, icon, redraw } from '../www/element.js';
import { receipt } from '../www/receipt.js';
import { speak } from '../www/say.js';
import { tabs } from '../www/tabs.js';
import { addItem } from './item.js';
import { spot } from './spot.js';

/**
 * @typedef {object} Panel
 * @property {(item: Item, values: Values, anchor: string) => Promise<void>} show `anchor` finds the page's price
 * @property {() => void} remove
 */

/**
 * @param {{ till: Till, ask: typeof import('./messages.js').ask, change: typeof import('./store.js').change }} worker the ways to the worker; the script that loads the
 * panel has them already
 * @returns {Panel}
 */
export function panel({ till, ask, change }) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const styles = new CSSStyleSheet();
  root.adoptedStyleSheets = [styles];
  const pill = h('div', { class: 'ours pill' });
  const sheet = h('div', {
    class: 'ours sheet',
    role: 'dialog',
    popover: 'auto',
    tabindex: -1,
    onbeforetoggle: () => (attended = sheet.contains(root.activeElement)),
    ontoggle: (/** @type {ToggleEvent} */ { newState }) => {
      draw();
      if (newState === 'closed' && attended) focusOn(pill, 'shows');
    },
  });
  /** Whether the focus was in the sheet when it closed: then it goes back to the pill, and not where the page ends. */
  let attended = false;
  root.append(pill, sheet);

  /** @type {{ item: Item, anchor: string, say: Say } | null} */
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
    drawPill(pill, item.alone, say, sheet.matches(':popover-open'), toggle, hide);
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
    const { item, say } = shown;
    note = await addItem(change, till, item.reading, 1).then(
      () => say.t('added'),
      ({ name, message }) => (say.knows(`trouble_${name}`) ? say.t(`trouble_${name}`) : message),
    );
    draw();
    setTimeout(() => {
      note = '';
      draw();
    }, 4000);
  }

  /** Opens the sheet under the pill, or as near as the window has room. */
  function toggle() {
    if (sheet.matches(':popover-open')) return sheet.hidePopover();
    sheet.showPopover();
    const from = pill.getBoundingClientRect();
    const { width, height } = sheet.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const x = Math.min(host.dir === 'rtl' ? from.right - width : from.left, clientWidth - width - 8);
    const y = Math.min(from.bottom + 6, clientHeight - height - 8);
    sheet.style.translate = `${Math.max(8, x) + scrollX}px ${Math.max(8, y) + scrollY}px`;
    sheet.focus();
  }

  /** Puts the host where the pill covers nothing. Moving by `transform` shifts no layout, not even our own. */
  function settle() {
    if (!shown) return;
    const price = shown.anchor ? document.querySelector(shown.anchor) : null;
    const { x, y, fixed } = spot(price, pill.getBoundingClientRect(), host);
    put(host, fixed ? 'fixed' : 'absolute', x, y);
  }
  const sizes = new ResizeObserver(settle);

  /** Closes for good on this site; the popup tells how to get it back. */
  async function hide() {
    remove();
    await change('settings', (settings) => ({
      ...settings,
      hidden: [...new Set([...settings.hidden, location.host])],
    }));
  }

  function remove() {
    turn++;
    shown = null;
    sizes.disconnect();
    removeEventListener('resize', settle);
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
    show: async (item, { settings }, anchor) => {
      const mine = ++turn;
      const say = await dressed(settings);
      if (mine !== turn) return;
      shown = { item, anchor, say };
      draw();
      if (!host.isConnected) {
        put(host, 'absolute', 0, 0);
        document.documentElement.append(host);
        sizes.observe(document.body);
        addEventListener('resize', settle);
      }
      settle();
    },
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
function drawPill(pill, { advice: { plan }, cart }, say, open, toggle, hide) {
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
