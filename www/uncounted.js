/**
 * What an answer leaves out, said with it: amounts that nobody knows, and texts that nobody understood.
 *
 * @import { NotCounted } from '#wasm/plan'
 * @import { Desk } from './receipt.js'
 * @import { Say } from './say.js'
 */

import { h, icon } from './element.js';
import { unfolding } from './fold.js';

/** So much of a page's text is quoted, in characters, and so many texts at most. */
const LONGEST = 160;
const MOST = 20;

/** Whether it is an amount of zero. @param {string} amount */
export const nothing = (amount) => !/[1-9]/.test(amount);

/**
 * An amount with what it leaves out: "from $94.03 + tax".
 *
 * @param {string} amount as it is said
 * @param {NotCounted[] | undefined} left
 * @param {Say} say
 */
export function uncounted(amount, left, say) {
  const said = (left ?? [])
    .filter((what) => what !== 'shipping')
    .reduce((less, what) => say.t(`plus_${what}`, less), amount);
  return left?.includes('shipping') ? say.t('from', said) : said;
}

/** Stands for an amount in words that are taken apart around it. */
const HERE = '\u0000';

/** The words before and after an amount that leaves something out. @param {NotCounted[] | undefined} left @param {Say} say */
export const around = (left, say) => uncounted(HERE, left, say).split(HERE);

/**
 * The words of a page that nobody understood: one as it is, several behind their number.
 *
 * @param {{ text: string }[] | undefined} all
 * @param {Desk} desk
 */
export function unclear(all, desk) {
  const { say } = desk;
  const texts = all ?? [];
  const quotes = () => texts.slice(0, MOST).map(({ text }) => h('p', null, h('bdi', null, cut(text))));
  if (texts.length < 2) {
    const [quote] = quotes();
    if (quote) quote.prepend(say.t('not_understood'), ' ');
    return quote ? h('div', 'unclear', quote) : null;
  }
  const label = [icon('chevron'), say.count('unexplained', texts.length)];
  return h(
    'div',
    'unclear',
    unfolding('unclear', desk, { class: 'fold' }, label, () => h('div', null, quotes())),
  );
}

/** A page's text in one line, of a length that can be read. @param {string} text */
function cut(text) {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('');
}
