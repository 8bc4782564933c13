/**
 * The sale calendar: what is on, what comes next and how sure that is, and whether waiting pays.
 *
 * @import { Answer, Calendar, Sale, Wait } from '#wasm/plan'
 * @import { Desk } from './receipt.js'
 * @import { Say } from './say.js'
 */

import { h, icon } from './element.js';
import { unfolding } from './fold.js';
import { lastMoment } from './offer.js';
import { uncounted } from './uncounted.js';

/**
 * @param {Calendar} calendar of the shopper's ship-to
 * @param {string} now
 * @param {string | null} leftOut which codes this ship-to is left out of, in words
 * @param {Desk} desk
 */
export function sales({ now: on, next, known_until }, now, leftOut, desk) {
  const { say } = desk;
  const coming = next.filter((sale) => !on.some(({ name, starts }) => name === sale.name && starts === sale.starts));
  const [button, list] = unfolding(
    'sales',
    desk,
    { class: 'fold' },
    [icon('chevron'), headline(on, coming, now, say)],
    () =>
      h(
        'div',
        null,
        on.length + coming.length > 0
          ? h(
              'ul',
              { class: 'others' },
              [...on, ...coming].map((sale) => row(sale, now, say)),
            )
          : h('p', { class: 'quiet' }, say.t('sales_none')),
        leftOut && h('p', { class: 'quiet' }, leftOut),
        h(
          'p',
          { class: 'quiet' },
          known_until && known_until > now && `${say.t('known_until', say.instant(lastMoment(known_until)))} `,
          say.t('your_zone', new Intl.DateTimeFormat().resolvedOptions().timeZone),
        ),
      ),
  );
  return h('section', { class: 'sales' }, h('h2', { class: 'fold-heading' }, button), list);
}

/** The calendar in one line: what is on, else what is next. @param {Sale[]} on @param {Sale[]} coming @param {string} now @param {Say} say */
function headline([on], [next], now, say) {
  if (on) return h('span', null, say.t('of', say.t('sales'), on.name), ' ', chip(on, now, say));
  if (next)
    return h('span', null, say.t('of', say.t('sales'), say.t('sale_next', next.name, say.distance(next.starts, now))));
  return h('span', null, say.t('sales'));
}

/** @param {Sale} sale @param {string} now @param {Say} say */
function row(sale, now, say) {
  const { name, starts, ends, warms_up, sure, series } = sale;
  return h(
    'li',
    null,
    h('b', null, name),
    h('span', { class: 'quiet' }, say.t('range', say.instant(starts), say.instant(lastMoment(ends)))),
    warms_up && warms_up > now && h('span', { class: 'quiet' }, say.t('sale_warms_up', say.instant(warms_up))),
    series.length > 0 && h('span', { class: 'quiet' }, say.t('sale_series', say.list(series))),
    h('span', { class: 'chips' }, chip(sale, now, say), h('span', { class: 'chip' }, say.t(`sure_${sure}`))),
  );
}

/** Where in it we are. @param {Sale} sale @param {string} now @param {Say} say */
function chip({ phase, starts, ends }, now, say) {
  const words = {
    coming: say.t('verdict_not_yet', say.distance(starts, now)),
    warm_up: say.t('sale_warm_up', say.distance(starts, now)),
    peak: say.t('sale_peak', say.distance(ends, now)),
    on: say.t('sale_on', say.distance(ends, now)),
    perhaps: say.t('sale_perhaps'),
    over: say.t('verdict_over'),
  };
  return h('span', { class: `chip ${phase === 'on' || phase === 'peak' ? 'chosen' : ''}` }, words[phase]);
}

/**
 * Wait or buy: when the same cart costs less, and how much; nothing where no known code makes it so.
 *
 * @param {Wait | null} wait
 * @param {Answer} answer
 * @param {Say} say
 */
export function waiting(wait, { cart: { currency }, advice: { plan } }, say) {
  if (!wait) return null;
  const { at, sale, total, less, certainty, codes } = wait;
  return h(
    'section',
    { class: 'waiting' },
    h('h2', null, say.t('wait_or_buy')),
    h(
      'p',
      null,
      say.t(
        'wait_pays',
        sale ? say.t('of', say.instant(at), sale) : say.instant(at),
        uncounted(say.money(total, currency), plan.not_counted, say),
        say.money(less, currency),
      ),
      ' ',
      codes.length > 0 && say.t('wait_with', say.list(codes)),
      certainty === 'likely' && [' ', h('span', { class: 'chip' }, say.t('likely'))],
    ),
  );
}
