/**
 * What AliExpress computed at the checkout beside what we computed, row by row.
 *
 * @import { Answer, ComparedRow, Comparison } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { h, icon } from './element.js';

/** The words of rows that are no kind of offer. @type {Partial<Record<ComparedRow['row'], string>>} */
const ROWS = {
  goods: 'goods',
  code: 'row_code',
  other: 'row_unnamed',
  shipping: 'shipping',
  tax: 'tax',
  total: 'total',
};

/**
 * @param {Comparison} comparison
 * @param {Answer} answer
 * @param {Say} say
 */
export function compared(comparison, { cart }, say) {
  const figure = (/** @type {string | null} */ amount) => (amount === null ? '–' : say.figure(amount, cart.currency));
  return h(
    'section',
    { class: `compared ${comparison.matches ? 'matches' : 'differs'}` },
    h('h2', null, say.t('compared')),
    h('p', { class: 'verdict' }, comparison.matches && icon('check'), verdict(comparison, cart.currency, say)),
    comparison.same_goods &&
      h(
        'table',
        null,
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            h('td', null),
            h('th', { scope: 'col' }, say.t('name')),
            h('th', { scope: 'col' }, 'AliExpress'),
          ),
        ),
        h(
          'tbody',
          null,
          comparison.rows.map(({ row, ours, theirs, by }) =>
            h(
              'tr',
              { class: by === null ? '' : 'off' },
              h('th', { scope: 'row' }, label(row, say)),
              h('td', { class: 'figure' }, figure(ours)),
              h('td', { class: 'figure' }, figure(theirs)),
            ),
          ),
        ),
      ),
  );
}

/** @param {ComparedRow['row']} row @param {Say} say */
const label = (row, say) => say.t(ROWS[row] ?? `kind_${row}`);

/** In one sentence. @param {Comparison} comparison @param {string} currency @param {Say} say */
function verdict({ same_goods, matches, rows, not_entered }, currency, say) {
  if (!same_goods) return say.t('compared_elsewhere');
  if (matches === null) return say.t('compared_open');
  if (matches) return say.t('compared_matches');
  if (not_entered?.length) return say.t('compared_not_entered', say.list(not_entered));
  const off = rows.filter(({ by }) => by !== null);
  const total = off.find(({ row }) => row === 'total');
  const where = off.filter(({ row }) => row !== 'total').map(({ row }) => label(row, say));
  return say.t(
    'compared_differs',
    say.money(total?.by ?? '0', currency),
    say.list(where.length ? where : [say.t('total')]),
  );
}
