/**
 * What stands below the receipt: the steps to take, what could be better, and what became of every other offer.
 *
 * @import { Action, Answer, Cart, Hint, Offer, OfferVerdict, OrderLine } from '#wasm/plan'
 * @import { Desk } from './receipt.js'
 * @import { Say } from './say.js'
 */

import { h, icon } from './element.js';
import { copyButton, unfolding } from './fold.js';
import { groupVerdict, name, soon, terms, verdict } from './offer.js';

/** How many other offers stand there before the rest is unfolded. */
const FEW = 8;

/** The order in which other offers are told: what is nearest to helping comes first. */
const NEAREST = [
  'applies',
  'short',
  'conflicts',
  'not_yet',
  'other_currency',
  'first_order_only',
  'followers_only',
  'app_only',
  'excluded',
  'unknown_minimum',
  'unknown_window',
  'used_up',
  'gone',
  'expired',
  'other_market',
  'no_lines',
];

/** Of so many of them it matters whether they hold: the rest is out, doubtful or not. */
const DOUBTED = 3;

/** The steps to take, in order. @param {Answer} answer @param {Desk} desk */
export function todo(answer, desk) {
  const { say } = desk;
  const { actions } = answer.advice.plan;
  if (!actions.length) return null;
  return section(
    'todo',
    say.t('do_this'),
    desk,
    h(
      'ol',
      'todo',
      actions.map((action, nth) => {
        const of = 'offer' in action ? action.offer : '';
        const key = `${nth}/${action.kind}/${of}`;
        const offer = answer.advice.offers.find(({ id }) => id === of);
        const [words, why] = actionText(action, offer, answer, say);
        const box = h('input', {
          type: 'checkbox',
          'data-key': `do/${key}`,
          checked: desk.done.has(key),
          onchange: () => {
            if (!desk.done.delete(key)) desk.done.add(key);
            desk.tick(desk.done);
          },
        });
        return h(
          'li',
          null,
          h('label', null, box, h('span', null, words, why && h('small', null, why))),
          action.kind === 'enter_code' && offer?.code && copyButton(offer.code, say),
        );
      }),
    ),
  );
}

/** @param {Action} action @param {Offer | undefined} offer @param {Answer} answer @param {Say} say @returns {[string, string | null]} */
function actionText(action, offer, { cart, stores, advice }, say) {
  const called = offer ? terms(offer, cart.currency, say) : '';
  const store = stores[offer?.seller ?? ''] ?? '';
  const lost = (action.kind === 'leave_unticked' ? (action.loses ?? []) : []).flatMap((id) => {
    const loses = advice.offers.find((one) => one.id === id);
    return loses ? [name(loses, stores, say)] : [];
  });
  const why = lost.length ? say.t('action_keeps', say.list(lost)) : null;
  const said = () => {
    switch (action.kind) {
      case 'collect':
        return store ? say.t('action_collect', called, store) : say.t('action_collect_here', called);
      case 'leave_unticked':
        return store ? say.t('action_untick', called, store) : say.t('action_untick_here', called);
      case 'switch_currency':
        return say.t('action_currency', action.currency);
      case 'order_apart':
        return say.list(action.lines.map((part) => parted(part, cart, say)));
      case 'enter_code':
        return say.t('action_code', offer?.code ?? '');
      case 'use_coins':
        return say.t('action_coins', say.number(action.coins ?? 0));
      case 'pay_with':
        return say.t('action_pay', offer?.title ?? offer?.text ?? called);
    }
  };
  const order = 'order' in action && action.order;
  return [order ? say.t('in_order', order, said()) : said(), why];
}

/** "2 × Bit set" @param {OrderLine} part @param {Cart} cart @param {Say} say */
function parted({ id, quantity }, { lines }, say) {
  const title = lines.find((line) => line.id === id)?.title ?? id;
  return quantity === 1 ? title : say.t('times', say.number(quantity), title);
}

/** What would make it cheaper. @param {Answer} answer @param {Desk} desk */
export function hints(answer, desk) {
  const { say } = desk;
  const { hints: found } = answer.advice.plan;
  if (!found.length) return null;
  return section(
    'hints',
    say.t('better'),
    desk,
    h(
      'ul',
      'hints',
      found.map((hint) => h('li', null, hintText(hint, answer, say))),
    ),
  );
}

/** @param {Hint} hint @param {Answer} answer @param {Say} say */
function hintText(hint, { cart, stores }, say) {
  const net = say.money(hint.net, cart.currency);
  const called = (/** @type {string} */ line) => cart.lines.find(({ id }) => id === line)?.title ?? line;
  switch (hint.kind) {
    case 'add': {
      const amount = say.money(hint.amount, cart.currency);
      const store = hint.seller && stores[hint.seller];
      return store ? say.t('hint_add_from', amount, net, store) : say.t('hint_add', amount, net);
    }
    case 'quantity':
      return say.t('hint_quantity', called(hint.line), net);
    case 'leave_out':
      return say.t('hint_leave_out', called(hint.line), net);
    case 'split':
      return say.t('hint_split', say.count('orders', hint.orders), net);
  }
}

/** Every other offer with what became of it, then the codes that are only counted. @param {Answer} answer @param {Desk} desk */
export function others(answer, desk) {
  const { say } = desk;
  const { plan, aside = [] } = answer.advice;
  const near = (/** @type {{ verdict: string }} */ { verdict: one }, /** @type {{ verdict: string }} */ other) =>
    NEAREST.indexOf(one) - NEAREST.indexOf(other.verdict);
  const rest = plan.offers.filter((one) => one.verdict !== 'chosen').sort(near);
  const groups = aside.toSorted(near);
  const count = groups.reduce((sum, group) => sum + group.count, rest.length);
  if (!count) return null;
  const all = desk.open.has('others/all');
  const rows = [
    ...rest.map((became) => other(became, answer, say)),
    ...groups.map((group) =>
      h(
        'li',
        null,
        h('b', null, say.count('codes', group.count)),
        h('span', 'quiet', group.names.length < group.count ? `${group.names.join(', ')} …` : group.names.join(', ')),
        h(
          'span',
          'chips',
          h('span', { class: `chip ${group.verdict}` }, groupVerdict(group, answer.cart.ship_to, answer.now, say)),
        ),
      ),
    ),
  ];
  const [button, list] = unfolding(
    'others',
    desk,
    { class: 'fold' },
    [icon('chevron'), say.t('others', say.number(count))],
    () =>
      h(
        'ul',
        'others',
        all ? rows : rows.slice(0, FEW),
        !all &&
          rows.length > FEW &&
          h(
            'li',
            null,
            h(
              'button',
              {
                type: 'button',
                class: 'link',
                'data-key': 'others/all',
                onclick: () => desk.open.add('others/all') && desk.again(),
              },
              say.t('show_all'),
            ),
          ),
      ),
  );
  return h('section', null, heading(desk, 'fold-heading', button), list);
}

/** One other offer. @param {OfferVerdict} became @param {Answer} answer @param {Say} say */
function other(became, { cart, stores, now, advice }, say) {
  const offer = advice.offers.find(({ id }) => id === became.id);
  if (!offer) return null;
  const about = { shipTo: cart.ship_to, currency: cart.currency, now };
  return h(
    'li',
    null,
    h('b', null, name(offer, stores, say)),
    h('span', 'quiet', terms(offer, cart.currency, say)),
    h('span', 'chips', [
      h('span', { class: `chip ${became.verdict}` }, verdict(became, offer, about, say)),
      offer.uncertain && NEAREST.indexOf(became.verdict) < DOUBTED && h('span', 'chip', say.t('doubtful')),
      soon(offer, now, say),
    ]),
  );
}

/** @param {string} key @param {string} title @param {Desk} desk @param {Node} content */
const section = (key, title, desk, content) => h('section', { class: key }, heading(desk, '', title), content);

/** @param {Desk} desk @param {string} kind @param {Node | string} content */
const heading = (desk, kind, content) => h(/** @type {'h2'} */ (`h${desk.heading ?? 2}`), { class: kind }, content);
