/**
 * The answer first: what to pay, what that leaves out, what it saves, and what the answer may be called.
 *
 * @import { Answer } from '#wasm/plan'
 * @import { Desk } from './receipt.js'
 * @import { Say } from './say.js'
 */

import { h, icon } from './element.js';
import { unfolding } from './fold.js';
import { name } from './offer.js';
import { around, nothing, unclear, uncounted } from './uncounted.js';

/** The total, and what it leaves out. @param {Answer} answer @param {Say} say */
export const pays = ({ advice: { plan }, cart }, say) =>
  uncounted(say.money(plan.total, cart.currency), plan.not_counted, say);

/** What the new total is, for a live region. @param {Answer} answer @param {Say} say */
export function spoken(answer, say) {
  const total = pays(answer, say);
  const { saved } = answer.advice.plan;
  return nothing(saved) ? say.t('spoken_total', total) : say.t('spoken', total, say.money(saved, answer.cart.currency));
}

/** Pay, you save, and the proof. @param {Answer} answer @param {Desk} desk */
export function headline(answer, desk) {
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
        'work',
        proofText(answer, desk).map((line) => h('p', null, line)),
      ),
  );
  const unknown = new Set(plan.orders.flatMap(({ shipping_unknown }) => shipping_unknown ?? [])).size;
  const [before, after] = around(plan.not_counted, say);
  const split = seal === 'one_order' ? plan.hints.find((hint) => hint.kind === 'split') : undefined;
  return h(
    'div',
    'headline',
    h(
      'p',
      'pay',
      h('span', null, say.t('pay')),
      ' ',
      before && h('span', null, before),
      h('strong', 'figure', say.money(plan.total, currency)),
      after && h('span', null, after),
    ),
    unknown > 0 && h('p', 'quiet', say.count('ships_unknown', unknown)),
    h(
      'p',
      'save',
      nothing(plan.saved)
        ? h('span', 'quiet', say.t('no_saving'))
        : h('span', 'saved', say.t('you_save', say.money(plan.saved, currency))),
      button,
      split && h('span', 'split', say.t('of', say.count('orders', split.orders), say.money(split.total, currency))),
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
  const unknown = [...(plan.not_counted ?? []), ...(plan.left_out?.length ? ['coins'] : [])].map((what) => say.t(what));
  return [
    plan.proved ? proved[seal ?? 'known'] : say.t('proof_bound', money(plan.bound)),
    seal_why.includes('no_codes') && say.t('no_code_known', say.country(cart.ship_to)),
    unknown.length && say.t('not_counted', say.list(unknown)),
    left_out.length && say.count('left_out', left_out.length),
    seal_why.includes('uncertain') && say.t('proof_uncertain', money(plan.certain_total)),
    next && say.t(`proof_next_${next.differs}`, money(next.total)),
    next?.with?.length && say.t('proof_with', names(next.with)),
    next?.without?.length && say.t('proof_without', names(next.without)),
  ].filter((line) => typeof line === 'string');
}
