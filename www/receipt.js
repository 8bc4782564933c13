/**
 * The receipt, one for popup, panel and playground: what to pay, how it comes about layer by layer, what to do, what
 * could be better, and what became of every other offer.
 *
 * @import { Advice, Cart, NotCounted, Offer, Order, Refusal, Step } from '#wasm/plan'
 * @import { Child } from './element.js'
 * @import { Say } from './say.js'
 *
 * @typedef {object} Answer
 * @property {Cart} cart as it was asked about
 * @property {Record<string, string>} stores
 * @property {Advice} advice
 * @property {string} now
 * @property {string | null} [next] when it may be another one, since a code begins or ends
 * @property {{ text: string }[]} [unexplained] what pages say of it that nobody understood
 * @property {Refusal[]} [refused]
 *
 * @typedef {object} Desk what the receipt stands on
 * @property {Say} say
 * @property {Set<string>} open the parts that are unfolded
 * @property {Set<string>} done the steps that are ticked
 * @property {(done: Set<string>) => void} tick
 * @property {() => void} again draws it anew
 * @property {number} [heading] the level of its headings; 2 if not said
 */

import { hints, others, todo } from './beside.js';
import { h, icon } from './element.js';
import { copyButton, unfolding } from './fold.js';
import { ended, name, soon, terms } from './offer.js';
import { unclear, uncounted } from './uncounted.js';

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
    { class: 'receipt' },
    headline(answer, desk),
    plan.orders.map((order, nth) => paper(order, several ? nth + 1 : null, answer, desk)),
    several &&
      h(
        'p',
        { class: 'row total grand' },
        h('span', null, desk.say.t('total_all')),
        h('b', { class: 'figure' }, sum(answer, desk)),
      ),
    todo(answer, desk),
    hints(answer, desk),
    others(answer, desk),
  );
}

/** @param {Answer} answer @param {Desk} desk */
const sum = ({ advice: { plan }, cart }, { say }) =>
  uncounted(say.figure(plan.total, cart.currency), plan.not_counted, say);

/** The total, and what it leaves out. @param {Answer} answer @param {Say} say */
export const pays = ({ advice: { plan }, cart }, say) =>
  uncounted(say.money(plan.total, cart.currency), plan.not_counted, say);

/** What the new total is, for a live region. @param {Answer} answer @param {Say} say */
export function spoken(answer, say) {
  const total = pays(answer, say);
  const { saved } = answer.advice.plan;
  return nothing(saved) ? say.t('spoken_total', total) : say.t('spoken', total, say.money(saved, answer.cart.currency));
}

/** @param {string} amount */
const nothing = (amount) => !/[1-9]/.test(amount);

/** Pay, you save, and the proof. @param {Answer} answer @param {Desk} desk */
function headline(answer, desk) {
  const { say } = desk;
  const { plan, seal } = answer.advice;
  const { currency } = answer.cart;
  const best = seal === 'best';
  const [button, proof] = unfolding(
    'proof',
    desk,
    { class: `seal ${best ? '' : 'unsure'}` },
    [best && icon('check'), say.t(seal ? SEALS[seal] : 'best_found')],
    () =>
      h(
        'div',
        { class: 'work' },
        proofText(answer, desk).map((line) => h('p', null, line)),
      ),
  );
  const unknown = new Set(plan.orders.flatMap(({ shipping_unknown }) => shipping_unknown ?? [])).size;
  const split = seal === 'one_order' && plan.hints.find(({ kind }) => kind === 'split');
  return h(
    'div',
    { class: 'headline' },
    h('p', { class: 'pay' }, h('span', null, say.t('pay')), ' ', h('strong', null, pays(answer, say))),
    unknown > 0 && h('p', { class: 'quiet' }, say.count('ships_unknown', unknown)),
    h(
      'p',
      { class: 'save' },
      nothing(plan.saved)
        ? h('span', { class: 'quiet' }, say.t('no_saving'))
        : h('span', { class: 'saved' }, say.t('you_save', say.money(plan.saved, currency))),
      button,
      split &&
        split.total &&
        h('span', { class: 'split' }, say.t('of', say.count('orders', split.orders ?? 2), say.money(split.total, currency))),
    ),
    unclear(answer.unexplained, desk),
    proof,
  );
}

/** What each seal says. */
const SEALS = { best: 'best', known: 'best_known', one_order: 'best_one_order' };

/** Why it is the best, or not more than it is. @param {Answer} answer @param {Desk} desk */
function proofText({ advice: { plan, offers, seal, seal_why = [], left_out = [] }, cart, stores }, { say }) {
  const money = (/** @type {string} */ amount) => uncounted(say.money(amount, cart.currency), plan.not_counted, say);
  const names = (/** @type {string[]} */ ids) =>
    say.list(
      ids.flatMap((id) => {
        const offer = offers.find((one) => one.id === id);
        return offer ? [name(offer, stores, say)] : [];
      }),
    );
  const next = plan.runner_up;
  const proved = {
    best: say.count('proof_ways', plan.search.nodes),
    known: say.t('proof_known'),
    one_order: say.t('proof_single'),
  };
  return [
    plan.proved ? proved[seal ?? 'known'] : say.t('proof_bound', money(plan.bound)),
    seal_why.includes('no_codes') && say.t('no_code_known', say.country(cart.ship_to)),
    plan.not_counted?.length && say.t('not_counted', say.list(plan.not_counted.map((what) => say.t(what)))),
    left_out.length && say.count('left_out', left_out.length),
    seal_why.includes('uncertain') && say.t('proof_uncertain', money(plan.certain_total)),
    next && say.t(`proof_next_${next.differs}`, money(next.total)),
    next?.with?.length && say.t('proof_with', names(next.with)),
    next?.without?.length && say.t('proof_without', names(next.without)),
  ].filter((line) => typeof line === 'string');
}

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
    nth !== null && h('p', { class: 'quiet' }, say.t('order_nth', nth)),
    goods(order, nth, answer, desk),
    order.steps.map((step, at) => stepRow(step, `${nth}/${at}`, answer, desk)),
    plainRow(say.t('shipping'), shipping(order, answer.cart, say)),
    ...OWED.map((what) =>
      left.includes(what)
        ? plainRow(say.t(what), say.t('unknown'))
        : what === 'tax' && !nothing(order.tax) && plainRow(say.t('tax'), figure(order.tax)),
    ),
    h(
      'p',
      { class: 'row total' },
      h('span', null, say.t('total')),
      h('b', { class: 'figure' }, uncounted(figure(order.total), left, say)),
    ),
  );
}

/** What an order costs beside its goods and parcels, in the order of its rows. @type {NotCounted[]} */
const OWED = ['tax', 'duty', 'fee'];

/**
 * What the parcels cost, as far as it is known: a fee that is not known counts as nothing, and must not be called free.
 *
 * @param {Order} order
 * @param {Cart} cart
 * @param {Say} say
 */
function shipping(order, cart, say) {
  const unknown = order.shipping_unknown?.length ?? 0;
  if (nothing(order.shipping)) return say.t(unknown || !shippingKnown(order, cart) ? 'unknown' : 'free');
  const figure = say.figure(order.shipping, cart.currency);
  return unknown ? say.count('ships_partly', unknown, figure) : figure;
}

/** Whether the cart tells of every seller's fee. @param {Order} order @param {Cart} cart */
const shippingKnown = (order, { lines, shipping = [] }) =>
  order.lines.every(({ id }) => shipping.some(({ seller }) => seller === lines.find((line) => line.id === id)?.seller));

/** @param {string} label @param {string} figure */
const plainRow = (label, figure) =>
  h('p', { class: 'row' }, h('span', null, label), h('span', { class: 'figure' }, figure));

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
        { class: 'lines' },
        order.lines.map(({ id, quantity }) => {
          const line = cart.lines.find((one) => one.id === id);
          return h(
            'li',
            { class: 'row' },
            h('span', { class: 'title' }, line?.title ?? id),
            h(
              'span',
              { class: 'figure' },
              say.t('times', say.number(quantity), say.figure(line?.price ?? '0', cart.currency)),
            ),
          );
        }),
      ),
  );
}

/** One layer's saving and, unfolded, its working. @param {Step} step @param {string} key @param {Answer} answer @param {Desk} desk */
function stepRow(step, key, answer, desk) {
  const { say } = desk;
  const { cart, stores, advice, now } = answer;
  const offer = advice.offers.find(({ id }) => id === step.offer);
  const label = offer ? name(offer, stores, say) : say.t('coins_taken', say.number(step.coins ?? 0));
  const figure = (/** @type {string} */ amount) => say.figure(amount, cart.currency);
  const notes = offer ? facts(offer, cart.currency, now, say) : [[say.t('coins'), say.t('app_only')]];
  return openRow(
    `step/${key}`,
    desk,
    [label, ...chips(offer, now, say)],
    offer?.kind === 'code' && offer.code ? copyButton(offer.code, say) : null,
    say.less(step.saved, cart.currency),
    'saving',
    () =>
      h(
        'dl',
        { class: 'work' },
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
        ].map(([term, fact]) => h('div', { class: 'row' }, h('dt', null, term), h('dd', { class: 'figure' }, fact))),
      ),
  );
}

/** What must be known of a chosen offer at a glance. @param {Offer | undefined} offer @param {string} now @param {Say} say */
const chips = (offer, now, say) => [
  offer?.uncertain && h('span', { class: 'chip' }, say.t('likely')),
  offer && soon(offer, now, say),
];

/** What an offer asks, till when, and who says so. @param {Offer} offer @param {string} currency @param {string} now @param {Say} say @returns {string[][]} */
function facts(offer, currency, now, say) {
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
  return h(
    'div',
    { class: `step ${kind}` },
    h('div', { class: 'row' }, button, beside, h('span', { class: 'figure' }, figure)),
    work,
  );
}
