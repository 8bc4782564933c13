/**
 * The receipt, one for popup, panel and playground: what to pay, how it comes about layer by layer, what to do, what
 * could be better, and what became of every other offer.
 *
 * @import { Answer, Cart, NotCounted, Offer, Order, Step } from '#wasm/plan'
 * @import { Child } from './element.js'
 * @import { Say } from './say.js'
 *
 * @typedef {object} Desk what the receipt stands on
 * @property {Say} say
 * @property {Set<string>} open the parts that are unfolded
 * @property {Set<string>} done the steps that are ticked
 * @property {(done: Set<string>) => void} tick
 * @property {() => void} again draws it anew
 * @property {number} [heading] the level of its headings; 2 if not said
 */

import { hints, others, todo } from './advice-list.js';
import { h, icon } from './element.js';
import { copyButton, unfolding } from './fold.js';
import { headline } from './headline.js';
import { ended, name, soon, terms } from './offer.js';
import { nothing, uncounted } from './uncounted.js';

/**
 * @param {Answer} answer
 * @param {Desk} desk
 * @returns {HTMLElement}
 */
export function receipt(answer, desk) {
  const { plan } = answer.advice;
  const several = plan.orders.length > 1;
  return h(
    'div',
    'receipt',
    headline(answer, desk),
    plan.orders.map((order, nth) => paper(order, several ? nth + 1 : null, answer, desk)),
    several && h('p', 'row total grand', h('span', null, desk.say.t('total_all')), h('b', 'figure', sum(answer, desk))),
    todo(answer, desk),
    hints(answer, desk),
    others(answer, desk),
  );
}

/** @param {Answer} answer @param {Desk} desk */
const sum = ({ advice: { plan }, cart }, { say }) =>
  uncounted(say.figure(plan.total, cart.currency), plan.not_counted, say);

/** One order's sums. @param {Order} order @param {number | null} nth @param {Answer} answer @param {Desk} desk */
function paper(order, nth, answer, desk) {
  const { say } = desk;
  const { currency } = answer.cart;
  const figure = (/** @type {string} */ amount) => say.figure(amount, currency);
  const all = answer.advice.plan.not_counted ?? [];
  const left = all.filter((what) => what !== 'shipping' || order.shipping_unknown?.length);
  return h(
    'section',
    { class: 'paper', 'aria-label': nth === null ? say.t('receipt') : say.t('order_nth', nth) },
    nth !== null && h('p', 'quiet', say.t('order_nth', nth)),
    goods(order, nth, answer, desk),
    order.steps.map((step, at) => stepRow(step, `${nth}/${at}`, answer, desk)),
    shippingRow(order, answer.cart, say),
    ...OWED.map((what) =>
      left.includes(what)
        ? plainRow(say.t(what), say.t('unknown'))
        : what === 'tax' && !nothing(order.tax) && plainRow(say.t('tax'), figure(order.tax)),
    ),
    h('p', 'row total', h('span', null, say.t('total')), h('b', 'figure', uncounted(figure(order.total), left, say))),
  );
}

/** What an order costs beside its goods and parcels, in the order of its rows. @type {NotCounted[]} */
const OWED = ['tax', 'duty', 'fee'];

/**
 * What the parcels cost, as far as it is known: a fee that is not known counts as nothing, and must not be called free.
 * A cart that says nothing of shipping, as one typed in the playground, has no such row.
 *
 * @param {Order} order
 * @param {Cart} cart
 * @param {Say} say
 */
function shippingRow(order, cart, say) {
  const unknown = order.shipping_unknown?.length ?? 0;
  if (!unknown && nothing(order.shipping))
    return shippingStated(order, cart) && plainRow(say.t('shipping'), say.t('free'));
  const figure = say.figure(order.shipping, cart.currency);
  const partly = () => (nothing(order.shipping) ? say.t('unknown') : say.count('ships_partly', unknown, figure));
  return plainRow(say.t('shipping'), unknown ? partly() : figure);
}

/** Whether the cart tells every seller's fee. @param {Order} order @param {Cart} cart */
const shippingStated = (order, { lines, shipping = [] }) =>
  order.lines.every(({ id }) => shipping.some(({ seller }) => seller === lines.find((line) => line.id === id)?.seller));

/** @param {string} label @param {string} figure */
const plainRow = (label, figure) => h('p', 'row', h('span', null, label), h('span', 'figure', figure));

/** The goods as listed, line by line. @param {Order} order @param {number | null} nth @param {Answer} answer @param {Desk} desk */
function goods(order, nth, { cart }, desk) {
  const { say } = desk;
  return openRow(
    `goods/${nth}`,
    desk,
    [say.t('goods')],
    null,
    say.figure(order.listed ?? order.goods, cart.currency),
    '',
    () =>
      h(
        'ul',
        'lines',
        order.lines.map(({ id, quantity }) => {
          const line = cart.lines.find((one) => one.id === id);
          return h(
            'li',
            'row',
            h('span', 'title', line?.title ?? id),
            h('span', 'figure', say.t('times', say.number(quantity), say.figure(line?.price ?? '0', cart.currency))),
          );
        }),
      ),
  );
}

/** One layer's saving and, unfolded, its working. @param {Step} step @param {string} key @param {Answer} answer @param {Desk} desk */
function stepRow(step, key, answer, desk) {
  const { say } = desk;
  const { cart, stores, advice, now } = answer;
  const offer = 'offer' in step ? advice.offers.find(({ id }) => id === step.offer) : undefined;
  const label = () => {
    if (!('offer' in step)) return say.t('coins_taken', say.number(step.coins ?? 0));
    return offer ? name(offer, stores, say) : step.offer;
  };
  const figure = (/** @type {string} */ amount) => say.figure(amount, cart.currency);
  const notes = offer ? facts(offer, cart.currency, say) : [[say.t('coins'), say.t('app_only')]];
  return openRow(
    `step/${key}`,
    desk,
    [label(), ...chips(offer, now, say)],
    offer?.kind === 'code' && offer.code ? copyButton(offer.code, say) : null,
    say.less(step.saved, cart.currency),
    'saving',
    () =>
      h(
        'dl',
        'work',
        [
          [say.t('base'), figure(step.base)],
          [say.t('saved'), say.less(step.saved, cart.currency)],
          [say.t('after'), figure(step.after)],
          ...notes,
          ...(step.shares.length > 1
            ? step.shares.map(({ id, saved }) => [
                cart.lines.find((line) => line.id === id)?.title ?? id,
                say.less(saved, cart.currency),
              ])
            : []),
        ].map(([term, fact]) => h('div', 'row', h('dt', null, term), h('dd', 'figure', fact))),
      ),
  );
}

/** What must be known of a chosen offer at a glance. @param {Offer | undefined} offer @param {string} now @param {Say} say */
const chips = (offer, now, say) => [
  offer?.uncertain && h('span', 'chip', say.t('likely')),
  offer && soon(offer, now, say),
];

/** What an offer asks, till when, and who says so. @param {Offer} offer @param {string} currency @param {Say} say @returns {string[][]} */
function facts(offer, currency, say) {
  const end = ended(offer);
  return [
    [say.t('terms'), terms(offer, currency, say)],
    ...(offer.min_spend === null ? [[say.t('minimum'), say.t('unknown')]] : []),
    ...(end ? [[say.t('valid_until'), say.instant(...end)]] : []),
    ...(offer.source ? [[say.t('source'), source(offer, say)]] : []),
  ];
}

/** Where we know it from: the page, the shopper, or whoever published it and for which sale. @param {Offer} offer @param {Say} say */
function source({ source: from, title, kind }, say) {
  if (from === 'own') return say.t('source_own');
  if (from && ['dom', 'inline', 'state'].includes(from)) return say.t('source_page');
  return [kind === 'code' && title, from].filter(Boolean).join(' · ');
}

/**
 * A row that unfolds: its label is the button.
 *
 * @param {string} key
 * @param {Desk} desk
 * @param {Child[]} label
 * @param {Node | null} beside
 * @param {string} figure
 * @param {string} kind
 * @param {() => HTMLElement} working
 */
function openRow(key, desk, label, beside, figure, kind, working) {
  const [button, work] = unfolding(
    key,
    desk,
    { class: 'open' },
    [
      icon('chevron'),
      h(
        'span',
        null,
        label.flatMap((part) => [part, ' ']),
      ),
    ],
    working,
  );
  return h('div', { class: `step ${kind}` }, h('div', 'row', button, beside, h('span', 'figure', figure)), work);
}
