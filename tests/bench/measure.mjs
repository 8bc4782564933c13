/**
 * What the benches have in common: medians, percentiles, and the rows of the table that xtask prints.
 */

/** @param {number[]} times @param {number} part of a hundred */
export function percentile(times, part) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * part) / 100))] ?? NaN;
}

/** @param {number[]} times */
export const median = (times) => percentile(times, 50);

/** @param {number} ms */
export const ms = (ms) => `${ms < 10 ? ms.toFixed(2) : ms.toFixed(1)} ms`;

/**
 * A ratio within one run: the machine does not matter, so it is judged.
 *
 * @param {string} what
 * @param {number} today
 * @param {number} most
 * @param {string} beside
 */
export function ratio(what, today, most, beside) {
  const verdict = today <= most ? 'within' : 'over';
  console.log(`bench: ${what} | ${today.toFixed(2)} × | ${most} × ${beside} | ${verdict}`);
}

/**
 * A time: the machine matters, so it is for the eye.
 *
 * @param {string} what
 * @param {string} today
 * @param {string} bar
 */
export function time(what, today, bar) {
  console.log(`bench: ${what} | ${today} | ${bar} | by eye`);
}
