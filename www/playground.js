/**
 * The playground: the same core in an ordinary page. A cart is typed, pasted or dropped; the receipt follows. Nothing
 * is sent: a shared link holds the cart behind its `#`.
 *
 * @import { Answer, Cart } from '#wasm/plan'
 * @import { Desk } from './receipt.js'
 */

import { core } from './core.js';
import { cartFrom } from './dropped.js';
import { editor } from './editor.js';
import { h, redraw } from './element.js';
import { spoken } from './headline.js';
import { receipt } from './receipt.js';
import { SAMPLE } from './sample.js';
import { speech } from './speech.js';

const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.querySelector(id));
const [form, result, live] = [place('#editor'), place('#result'), place('#spoken')];
const say = await speech({ language: new URLSearchParams(location.search).get('lang'), money: 'symbol' });
document.title = `${say.t('name')} · ${say.t('playground')}`;

/** @type {{ cart: Cart, stores: Record<string, string> }} */
let shown = shared() ?? { cart: structuredClone(SAMPLE), stores: {} };
/** @type {Answer | null} */
let answer = null;
/** @type {Set<string>} */
const open = new Set(['others']);
/** @type {Set<string>} */
const done = new Set();

/** The cart behind the `#`, if there is one. @returns {typeof shown | null} */
function shared() {
  try {
    const { cart, stores } = JSON.parse(decodeURIComponent(location.hash.slice(1)));
    return Array.isArray(cart?.lines) && Array.isArray(cart.offers) ? { cart, stores: stores ?? {} } : null;
  } catch {
    return null;
  }
}

/** Plans the cart as it is now, and draws the receipt or what is wrong. */
async function refresh() {
  const { advise, cartOf } = await core();
  const { cart } = shown;
  history.replaceState(null, '', `#${encodeURIComponent(JSON.stringify(shown))}`);
  const now = cart.at || new Date().toISOString();
  /** @type {string | null} */
  let trouble = null;
  try {
    const stores = Object.fromEntries(cart.lines.map(({ seller }) => [seller, shown.stores[seller] ?? seller]));
    answer = cart.lines.length
      ? {
          cart,
          stores,
          now,
          advice: advise({ cart: cartOf(JSON.stringify(cart)), own_codes: [], refused: [], at: now, limit_ms: 1000 }),
        }
      : null;
  } catch (error) {
    trouble = error instanceof Error ? error.message : String(error);
  }
  drawResult(trouble);
}

/** @param {string | null} trouble */
function drawResult(trouble) {
  /** @type {Desk} */
  const desk = { say, open, done, tick: () => {}, again: () => drawResult(trouble) };
  redraw(
    result,
    trouble !== null && h('p', { class: 'trouble', role: 'alert' }, trouble),
    answer
      ? h('div', { class: trouble === null ? null : 'old' }, receipt(answer, desk))
      : h('p', { class: 'quiet' }, say.t('state_empty')),
  );
  if (answer && trouble === null) live.textContent = spoken(answer, say);
}

/** A cart from elsewhere takes the place of the one that is shown. @param {() => Promise<typeof shown>} from */
async function take(from) {
  try {
    shown = await from();
    drawEditor();
    await refresh();
  } catch (error) {
    drawResult(error instanceof Error ? error.message : String(error));
  }
}

function drawEditor() {
  redraw(
    form,
    editor(shown.cart, say, {
      changed: refresh,
      redraw: () => {
        drawEditor();
        refresh();
      },
      json: (text) => take(async () => cartFrom(text, 'cart.json', shown.cart)),
      file: (file) => take(async () => cartFrom(await file.text(), file.name, shown.cart)),
    }),
  );
}

for (const event of ['dragover', 'drop']) {
  addEventListener(event, (dragged) => {
    dragged.preventDefault();
    const [file] = /** @type {DragEvent} */ (dragged).dataTransfer?.files ?? [];
    if (event === 'drop' && file) take(async () => cartFrom(await file.text(), file.name, shown.cart));
  });
}
addEventListener('hashchange', () => {
  const other = shared();
  if (other) take(async () => other);
});
drawEditor();
await refresh();
