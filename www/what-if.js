/**
 * What the same cart would cost under another ship-to: other codes, the same prices. Nothing is kept of it.
 *
 * @import { Answer } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { h } from './element.js';
import { countries, field, select } from './fields.js';
import { pays } from './headline.js';

/**
 * @param {Answer} here the answer that is shown
 * @param {Answer | null} there the answer for another country, where one was chosen
 * @param {(country: string) => void} choose
 * @param {Say} say
 */
export function whatIf(here, there, choose, say) {
  const others = countries(say).filter(([code]) => code !== here.cart.ship_to);
  return h(
    'div',
    { class: 'what-if' },
    field(
      say.t('what_if'),
      select([['', say.t('what_if_choose')], ...others], there?.cart.ship_to ?? '', choose, 'what-if'),
      say.t('what_if_note'),
    ),
    h('div', { 'aria-live': 'polite' }, there && h('ul', { class: 'plainlist' }, row(here, say), row(there, say))),
  );
}

/** @param {Answer} answer @param {Say} say */
function row(answer, say) {
  const { cart, advice } = answer;
  const { plan, offers } = advice;
  const taken = plan.orders.flatMap(({ steps }) => steps.flatMap((step) => ('offer' in step ? [step.offer] : [])));
  const codes = offers.flatMap(({ id, code, kind }) =>
    kind === 'code' && id && code && taken.includes(id) ? [code] : [],
  );
  return h(
    'li',
    null,
    h(
      'span',
      null,
      say.country(cart.ship_to),
      ' ',
      h('small', { class: 'quiet' }, codes.length ? say.list(codes) : say.t('what_if_no_code')),
    ),
    h('b', { class: 'figure' }, pays(answer, say)),
  );
}
