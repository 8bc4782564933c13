/**
 * The panel: a page of ours in a frame of AliExpress's, a pill by the price that opens to the receipt. The page around it
 * only gives it a place; what it shows it asks of the worker, and what is pressed in it counts only while it is seen.
 *
 * @import { Answer } from '#wasm/plan'
 * @import { FromFrame, Panel, ToFrame } from '../extension/messages.js'
 * @import { Desk } from './receipt.js'
 * @import { Say } from './say.js'
 */

import { ask, askAgain } from '../extension/messages.js';
import { onLook, speakTo } from './chrome.js';
import { focusOn, h, icon, redraw } from './element.js';
import { spoken } from './headline.js';
import { receipt } from './receipt.js';
import { speech } from './speech.js';
import { tabs } from './tabs.js';
import { guard } from './visible.js';

/** How long a note stands there, in ms. */
const NOTED = 4000;

const root = /** @type {HTMLElement} */ (document.querySelector('#panel'));
const pill = h('div', 'pill');
const sheet = h('div', { class: 'sheet', role: 'dialog', tabindex: -1, hidden: true });
sheet.style.inlineSize = '340px';
const inside = h('div', null);
sheet.append(inside);

/** @type {Panel | null} */
let shown = null;
/** @type {Say} */
let say = /** @type {any} */ (null);
/** Our script in the page. @type {ReturnType<typeof speakTo>} */
let page;
let isOpen = false;
/** @type {'item' | 'cart'} */
let tab = 'item';
let note = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let noted;
const open = new Set();
const done = new Set();
/** Since when pill and sheet stand there: {@link guard}. */
let [pillAppears, sheetAppears] = [() => {}, () => {}];
/** Counts what was asked for: what another one overtook is not shown. */
let nextTicket = 0;

/** Asks what holds now, and shows it. */
async function refresh() {
  const ticket = ++nextTicket;
  const found = await askAgain({ kind: 'panel' });
  if (!found || ticket !== nextTicket) return;
  say = await speech(found.settings);
  if (ticket !== nextTicket) return;
  shown = found;
  draw();
}

function draw() {
  if (!shown) return;
  pill.hidden = isOpen;
  sheet.hidden = !isOpen;
  if (isOpen) drawSheet(shown);
  else drawPill(shown.item.alone, shown.host);
  tellSize();
}

/** Tells the page how large the panel is. */
function tellSize() {
  const { width, height } = pill.getBoundingClientRect();
  const edges = sheet.offsetHeight - sheet.clientHeight;
  const { paddingTop, paddingBottom } = getComputedStyle(sheet);
  const whole = inside.offsetHeight + parseFloat(paddingTop) + parseFloat(paddingBottom) + edges;
  /** @type {FromFrame} */
  const size = isOpen
    ? { open: true, width: parseFloat(sheet.style.inlineSize), height: Math.ceil(whole) }
    : { open: false, width: Math.ceil(width), height: Math.ceil(height) };
  page.postMessage(size);
}

/** @param {boolean} opens */
function toggle(opens) {
  if (isOpen === opens) return;
  const attended = document.hasFocus() && sheet.contains(document.activeElement);
  isOpen = opens;
  draw();
  (opens ? sheetAppears : pillAppears)();
  if (opens) sheet.focus();
  else if (attended) focusOn(pill, 'shows');
}

/** Says something for a moment. @param {string} words */
function tell(words) {
  note = words;
  draw();
  clearTimeout(noted);
  noted = setTimeout(() => {
    note = '';
    draw();
  }, NOTED);
}

/** Says why a press did nothing. */
const covered = () => tell(say.t('covered'));

/** Puts the item into the kept cart, and says so; or why it cannot be. */
async function add() {
  tell(
    await askAgain({ kind: 'add', id: crypto.randomUUID() }).then(
      () => say.t('added'),
      ({ name, message }) => (say.knows(`trouble_${name}`) ? say.t(`trouble_${name}`) : message),
    ),
  );
}

/** Closes for good on this site; the popup tells how to get it back. */
const hide = () => void askAgain({ kind: 'hide' });

/** @param {Panel} what */
function drawSheet({ item, host }) {
  const answer = (tab === 'cart' && item.together) || item.alone;
  /** @type {Desk} */
  const desk = { say, open, done, tick: () => {}, again: draw, heading: 3 };
  sheet.setAttribute('aria-label', say.t('panel'));
  redraw(
    inside,
    h(
      'header',
      null,
      h('h2', null, say.t('name')),
      bare('close', say.t('close'), () => toggle(false)),
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
      h('button', { type: 'button', class: 'link', 'data-key': 'never', onclick: hide }, say.t('hide_here', host)),
      h('p', { role: 'status' }, note),
    ),
  );
}

/** What the item alone saves, in five words, and a way to be rid of it. @param {Answer} answer @param {string} host */
function drawPill(answer, host) {
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
        'aria-expanded': 'false',
        title: spoken(answer, say),
        onclick: () => toggle(true),
      },
      words,
    ),
    note !== '' && h('span', { class: 'note', role: 'status' }, note),
    bare('hides', say.t('hide_here', host), hide),
  );
}

/** A cross that says what it closes. @param {string} key @param {string} label @param {() => void} act */
const bare = (key, label, act) =>
  h(
    'button',
    { type: 'button', class: 'bare', 'data-key': key, 'aria-label': label, title: label, onclick: act },
    icon('close'),
  );

/** Shows the panel in a tab, to whom it was let in. @param {number} id @param {string} token */
async function start(id, token) {
  root.append(pill, sheet);
  page = speakTo(id, token, (message) => {
    const { width, close } = /** @type {ToFrame} */ (message);
    if (width) sheet.style.inlineSize = `${width}px`;
    if (close) toggle(false);
    else if (isOpen) tellSize();
  });
  [pillAppears, sheetAppears] = [guard(pill, covered), guard(sheet, covered)];
  addEventListener('keydown', ({ key }) => void (key === 'Escape' && toggle(false)));
  new ResizeObserver(() => void (isOpen && tellSize())).observe(inside);
  onLook(id, refresh);
  await refresh();
}

// Whoever opens this page without a token of ours, or with one that was used, gets a blank one.
const token = location.hash.slice(1);
const myTab = await ask({ kind: 'enter', token }).catch(() => null);
if (myTab !== null) await start(myTab, token);
