/**
 * The popup: shows its last answer at once, then asks the worker what its tab shows and what holds now.
 *
 * @import { Answer, Calendar, Cart, Comparison, Wait } from '#wasm/plan'
 * @import { Seen } from '../extension/messages.js'
 * @import { KeptCart, Part, Values } from '../extension/parts.js'
 * @import { Desk } from './receipt.js'
 * @import { Say } from './say.js'
 * @import { Trouble } from './states.js'
 */

import { askAgain } from '../extension/messages.js';
import { change, kept, watch } from './kept.js';
import { onLoad, onLook, tabInFront } from './chrome.js';
import { compared } from './compared.js';
import { h, icon, redraw } from './element.js';
import { unfolding } from './fold.js';
import { refusals } from './learned.js';
import { lines } from './lines.js';
import { spoken } from './headline.js';
import { keptCard } from './kept-cart.js';
import { leftOut, notes } from './notes.js';
import { noted, notedCard } from './noted.js';
import { foot, item, pieces, place, top } from './popup-parts.js';
import { receipt } from './receipt.js';
import { sales, waiting } from './sales.js';
import { speech } from './speech.js';
import { TOLD, stateCard } from './states.js';
import { tabs } from './tabs.js';
import { unclear } from './uncounted.js';
import { whatIf } from './what-if.js';

/** The states in which the popup has a tab about the page's item. */
const ON_ITEM = ['item', 'choose', 'sold_out'];

/** The states in which the page is AliExpress's own of the cart: no other cart is shown there. */
const OWN = ['cart', 'checkout'];

// What the popup itself notes changes no answer.
/** @type {Part[]} */
const NO_NEWS = ['answer', 'ticked'];

/** The clock is looked at so often, in ms, while a code is about to begin or end. */
const BEAT = 60_000;

const root = /** @type {HTMLElement} */ (document.querySelector('#popup'));
const live = /** @type {HTMLElement} */ (document.querySelector('#spoken'));

/** What the popup knows; drawing it is a function of this alone. */
const view = {
  /** @type {Values} */
  values: filled(await kept()),
  /** @type {Say} */
  say: /** @type {any} */ (null),
  /** @type {Seen | null | undefined} what the page sees; undefined until it answered */
  seen: undefined,
  /** @type {'item' | 'cart'} */
  tab: 'item',
  quantity: 1,
  /** @type {Answer | null} */
  answer: null,
  /** @type {Trouble | null} */
  trouble: null,
  /** @type {Comparison | null} with what the checkout shows */
  comparison: null,
  /** @type {Calendar | null} the sales of the ship-to */
  calendar: null,
  /** @type {Wait | null} when the same costs less */
  wait: null,
  /** Whether what the page says of coupons and coins was kept. */
  taken: false,
  /** @type {Answer | null} the same under another ship-to */
  elsewhere: null,
  placing: false,
  /** @type {Set<string>} */
  open: new Set(),
};

/** What is kept, with the carts that have anything in them. @param {Values} values */
function filled(values) {
  const carts = Object.entries(values.carts).filter(([, { cart }]) => cart.lines.length > 0);
  return { ...values, carts: Object.fromEntries(carts) };
}

/** @returns {KeptCart | undefined} the cart that is shown */
function keptCart() {
  const { carts, settings } = view.values;
  const reading = view.seen?.reading;
  const page = reading?.listing?.currency ?? reading?.site.currency;
  if (OWN.includes(stateOf(view.seen))) return carts[page ?? ''];
  return carts[settings.currency ?? ''] ?? carts[page ?? ''] ?? Object.values(carts)[0];
}

/** Whether two carts ask for the same goods at the same place. @param {Cart} one @param {Cart | undefined} other */
function sameGoods(one, other) {
  const goods = (/** @type {Cart | undefined} */ cart) => JSON.stringify([cart?.ship_to, cart?.currency, cart?.lines]);
  return goods(one) === goods(other);
}

/** What the page lets us do. @param {Seen | null | undefined} seen */
const stateOf = (seen) => seen?.state ?? 'elsewhere';

/** The tab that the popup is about. A test opens the popup in a tab and names the page's in `?tab=`. */
async function pageTab() {
  const named = Number(new URLSearchParams(location.search).get('tab'));
  return named || tabInFront();
}

/** Looks at what the page sees now, and shows what comes of it; an item that is new there gets its tab. */
async function follow() {
  const before = view.seen;
  view.seen = tab === undefined ? null : await askAgain({ kind: 'look', tab }).catch(() => null);
  const onItem = ON_ITEM.includes(stateOf(view.seen));
  const anew = before?.url !== view.seen?.url || !ON_ITEM.includes(stateOf(before));
  if (onItem && anew) view.tab = 'item';
  await refresh();
}

/** Counts what was asked for: what another one overtook is not shown. */
let nextTicket = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let beat;

/** Asks for what is shown, and shows it. */
async function refresh() {
  const ticket = ++nextTicket;
  const at = new Date().toISOString();
  if (!ON_ITEM.includes(stateOf(view.seen))) view.tab = 'cart';
  const { tab: about, quantity } = view;
  const currency = keptCart()?.cart.currency ?? null;
  const page = view.seen && tab !== undefined ? tab : null;
  const found = await askAgain({ kind: 'show', tab: page, about, currency, quantity, at });
  if (ticket !== nextTicket) return;
  const { answer } = found;
  if (answer && about === 'cart') remember(answer);
  Object.assign(view, found, { wait: null, elsewhere: null });
  draw();
  root.ariaBusy = null;
  watchClock(answer?.advice.next ?? null);
  if (answer) await askWait(answer);
}

/** Computes anew when a code begins or ends. @param {string | null} next */
function watchClock(next) {
  clearTimeout(beat);
  const left = Date.parse(next ?? '') - Date.now();
  if (left <= 0) refresh();
  else if (left) beat = setTimeout(watchClock, Math.min(left, BEAT), next);
}

/** Asks whether the same costs less later, once the answer stands there. @param {Answer} about */
async function askWait(about) {
  const wait = await askAgain({ kind: 'wait', cart: about.cart, at: about.now });
  if (view.answer !== about || !wait) return;
  view.wait = wait;
  draw();
}

/** What the same would cost under another ship-to. @param {string} shipTo empty for none */
async function lookElsewhere(shipTo) {
  const { answer: here } = view;
  view.elsewhere = null;
  if (here && shipTo) {
    const unexplained = here.unexplained?.length ?? 0;
    const there = await askAgain({ kind: 'elsewhere', cart: here.cart, unexplained, shipTo, at: here.now });
    view.elsewhere = { ...here, ...there };
  }
  draw();
}

/** Keeps the cart's answer, for the next time the popup opens. @param {Answer} shown */
function remember({ cart, stores, advice }) {
  const said = JSON.stringify({ cart, stores, advice });
  if (said !== JSON.stringify(view.values.answer)) change('answer', () => JSON.parse(said)).catch(() => {});
}

/** @param {number} quantity of the page's item */
function setQuantity(quantity) {
  view.quantity = quantity;
  refresh();
}

/** Adds the page's item to the cart of its currency, and shows that; where it does not fit in, offers a new cart. */
async function add() {
  const reading = view.seen?.reading;
  if (!reading || tab === undefined) return;
  try {
    view.tab = 'cart';
    await askAgain({ kind: 'put', tab, quantity: view.quantity, id: crypto.randomUUID() });
    view.quantity = 1;
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    const currency = reading.listing?.currency ?? '';
    const anew = async () => {
      await change('carts', ({ [currency]: _, ...others }) => others);
      await add();
    };
    view.tab = 'item';
    view.trouble = { name, message, ...(name === 'other_ship_to' && { anew }) };
    draw();
  }
}

/** Changes a line of the cart that is shown. @param {string} id @param {number} quantity zero takes it out */
async function setLine(id, quantity) {
  const currency = keptCart()?.cart.currency;
  if (!currency) return;
  await change('carts', (carts) => {
    const shown = carts[currency];
    if (!shown) return carts;
    const changed = shown.cart.lines
      .map((line) => (line.id === id ? { ...line, quantity } : line))
      .filter((line) => line.quantity > 0);
    const { [currency]: _, ...rest } = carts;
    return changed.length
      ? { ...carts, [currency]: { ...shown, cart: { ...shown.cart, lines: changed }, at: new Date().toISOString() } }
      : rest;
  });
}

/** @param {Partial<Values['settings']>} patch */
async function set(patch) {
  await change('settings', (settings) => ({ ...settings, ...patch }));
}

/** The refused codes, to look at and forget. @param {Values['refused']} refused @param {Desk} desk */
function learned(refused, desk) {
  const { say } = desk;
  const label = [icon('chevron'), say.t('refused_codes', say.number(refused.length))];
  const [button, list] = unfolding('learned', desk, { class: 'fold' }, label, () => refusals(refused, say));
  return h('section', null, h('h2', { class: 'fold-heading' }, button), list);
}

/** Draws the whole popup. */
function draw() {
  const { say, values, seen, answer: found } = view;
  const state = stateOf(seen);
  const shown = keptCart();
  const onItem = ON_ITEM.includes(state);
  const plan = found ? JSON.stringify(found.advice.plan.actions) : '';
  /** @type {Desk} */
  const desk = {
    say,
    open: view.open,
    done: new Set(values.ticked?.plan === plan ? values.ticked.done : []),
    tick: (done) => void change('ticked', () => ({ plan, done: [...done] })),
    again: draw,
  };
  const url = seen?.url ?? '';
  const words = state === 'elsewhere' && seen?.reading ? noted(seen.reading, view.taken, say) : [];
  const told = view.trouble !== null || TOLD.includes(state) || words.length > 0;
  // Nothing of another cart stands under what the page itself is.
  const folded = view.tab === 'cart' && told;
  const own = folded ? null : found;
  const card = words.length
    ? notedCard(words, url, say)
    : (!found || told) &&
      stateCard(view.tab === 'cart' && onItem ? 'empty' : state, { seen, trouble: view.trouble, say });
  const [cartButton, cartLines] = unfolding(
    'lines',
    desk,
    { class: 'fold' },
    [icon('chevron'), say.t('change_cart')],
    () => (shown ? lines(shown.cart, shown.stores, say, setLine) : h('div')),
  );
  const bill = [
    found && receipt(found, desk),
    found && waiting(view.wait, found, say),
    view.tab === 'cart' && shown && h('section', null, h('h2', { class: 'fold-heading' }, cartButton), cartLines),
  ];
  redraw(
    root,
    top(view.tab === 'cart' && !folded ? shown : undefined, own, seen, say, () => {
      view.placing = !view.placing;
      draw();
    }),
    view.placing && place(values, seen, say, set),
    view.placing && own && whatIf(own, view.elsewhere, lookElsewhere, say),
    onItem &&
      tabs(
        [
          ['item', say.t('this_item')],
          ['cart', shown ? say.t('cart_count', say.number(pieces(shown.cart))) : say.t('cart')],
        ],
        view.tab,
        (tab) => {
          view.tab = tab;
          refresh();
        },
      ),
    onItem &&
      view.tab === 'item' &&
      seen?.reading &&
      item(seen.reading, view.quantity, state === 'item', say, setQuantity, add),
    notes({ ...view, answer: own, shown: folded ? undefined : shown, set }),
    card,
    !own && seen?.reading && unclear(seen.reading.unexplained, desk),
    own && view.comparison && compared(view.comparison, own, say),
    ...(folded ? [found && shown && keptCard(shown, bill, desk)] : bill),
    view.calendar && sales(view.calendar, new Date().toISOString(), own && leftOut(own, say), desk),
    values.refused.length > 0 && learned(values.refused, desk),
    foot(shown, say),
  );
  const spoke = own ? spoken(own, say) : '';
  if (live.textContent !== spoke) live.textContent = spoke;
}

view.say = await speech(view.values.settings);
const last = view.values.answer;
// The last answer may be of a cart that has changed since: its sum would be false for this one.
if (last && sameGoods(last.cart, keptCart()?.cart)) {
  root.ariaBusy = 'true';
  view.tab = 'cart';
  view.answer = { ...last, now: new Date().toISOString() };
  draw();
}
const tab = await pageTab();
onLook(tab, follow);
onLoad(tab, follow);
await follow();
watch(async (parts) => {
  view.values = filled(await kept());
  if (parts.every((part) => NO_NEWS.some((own) => own === part))) return;
  view.say = await speech(view.values.settings);
  await refresh();
});
