/**
 * When an answer may be another one: a code begins, or ends.
 *
 * @import { Offer } from '#wasm/plan'
 */

const HOUR = 3_600_000;
/** Hours from UTC to the places where a day begins first, and last. */
const FIRST = 14;
const LAST = 12;

/**
 * The next instant at which an offer begins or ends, or the catalogue file is over.
 *
 * A time without a zone is passed place by place: in between, every quarter of an hour is one, since zones differ by
 * quarters.
 *
 * @param {Offer[]} offers
 * @param {string | null} expires
 * @param {string} now
 * @returns {string | null}
 */
export function nextMoment(offers, expires, now) {
  const at = Date.parse(now);
  const moments = [Date.parse(expires ?? '')];
  for (const { starts, ends, starts_local, ends_local } of offers) {
    moments.push(Date.parse(starts ?? ''), Date.parse(ends ?? ''));
    // The last day is over when the next one begins.
    for (const [local, more] of /** @type {[string | null | undefined, number][]} */ ([
      [starts_local, 0],
      [ends_local, ends_local?.includes('T') ? 0 : 24],
    ])) {
      const utc = Date.parse(local?.includes('T') ? `${local}Z` : (local ?? '')) + more * HOUR;
      const first = utc - FIRST * HOUR;
      const quarter = first + (Math.floor((at - first) / HOUR / 0.25) + 1) * 0.25 * HOUR;
      if (at < first) moments.push(first);
      else if (quarter <= utc + LAST * HOUR) moments.push(quarter);
    }
  }
  const next = Math.min(...moments.filter((moment) => moment > at));
  return Number.isFinite(next) ? new Date(next).toISOString() : null;
}
