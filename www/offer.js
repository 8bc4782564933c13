/**
 * How an offer is said: its name, its terms, and what became of it.
 *
 * @import { Aside, Offer, OfferVerdict } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { h } from './element.js';

/** The last moment of a window whose end is exclusive, as a shopper would say it. @param {string} ends */
export const lastMoment = (ends) => new Date(Date.parse(ends) - 1000).toISOString();

/**
 * The last moment of an offer, and whether it is of whatever place one is at: a day or an hour without a zone.
 *
 * @param {Offer} offer
 * @returns {[at: string, local: boolean] | null}
 */
export function ended({ ends, ends_local: local }) {
  if (ends) return [lastMoment(ends), false];
  return local ? [local.includes('T') ? lastMoment(`${local}Z`) : local, true] : null;
}

/** A window that ends within this, in ms, is worth saying beside the offer. */
const SOON = 48 * 3_600_000;

/** "ends in 5 h", where that is soon. @param {Offer} offer @param {string} now @param {Say} say */
export function soon({ ends }, now, say) {
  const left = Date.parse(ends ?? '') - Date.parse(now);
  return left > 0 && left < SOON && h('span', 'chip soon', say.t('ends', say.distance(ends ?? '', now)));
}

/**
 * "5.00 off from 40.00", from its fields; the page's own words where the fields say nothing.
 *
 * @param {Offer} offer
 * @param {string} currency the cart's, where the offer names none
 * @param {Say} say
 * @returns {string}
 */
export function terms(offer, currency, say) {
  const money = (/** @type {string} */ amount) => say.money(amount, offer.currency ?? currency);
  if (offer.ladder?.length) {
    return say.list(offer.ladder.map(([from, off]) => say.t('terms_from', money(off), money(from))));
  }
  if (offer.pieces_ladder?.length) {
    return say.list(
      offer.pieces_ladder.map(([pieces, off]) => say.t('terms_from', say.percent(off), say.count('pieces', pieces))),
    );
  }
  const off = offer.off ? money(offer.off) : offer.percent ? say.percent(offer.percent) : null;
  if (off === null) return offer.text ?? '';
  const from = offer.min_pieces
    ? say.count('pieces', offer.min_pieces)
    : offer.min_spend && /[1-9]/.test(offer.min_spend) && money(offer.min_spend);
  const said = offer.every
    ? say.t('terms_every', off, money(offer.every))
    : from
      ? say.t('terms_from', off, from)
      : say.t('terms_off', off);
  return offer.cap ? say.t('terms_cap', said, money(offer.cap)) : said;
}

/**
 * What an offer is called: a code by its letters, anything else by its kind and whose it is.
 *
 * @param {Offer} offer
 * @param {Record<string, string>} stores
 * @param {Say} say
 */
export function name(offer, stores, say) {
  if (offer.kind === 'code') return say.t('kind_code', offer.code ?? offer.id ?? '');
  const kind = say.t(`kind_${offer.kind}`);
  const store = offer.seller && stores[offer.seller];
  return store ? say.t('of', kind, store) : kind;
}

/**
 * What became of an offer, in the few words of a chip.
 *
 * @param {OfferVerdict} became
 * @param {Offer} offer
 * @param {{ shipTo: string, currency: string, now: string }} about
 * @param {Say} say
 */
export function verdict(became, offer, { shipTo, currency, now }, say) {
  switch (became.verdict) {
    case 'short':
      return say.t(
        'verdict_short',
        became.missing ? say.money(became.missing, currency) : say.count('pieces', became.missing_pieces ?? 1),
      );
    case 'expired': {
      const end = offer.state === 'expired' ? null : ended(offer);
      return end ? say.t('verdict_expired', say.day(end[0], now, end[1])) : say.t('verdict_over');
    }
    case 'not_yet': {
      const start = offer.starts ?? offer.starts_local;
      return start ? say.t('verdict_not_yet', say.day(start, now, !offer.starts)) : say.t('verdict_later');
    }
    case 'other_market':
      return say.t('verdict_other_market', say.country(shipTo));
    case 'other_currency':
      return say.t('verdict_other_currency', offer.currency ?? '');
    case 'used_up':
      return became.refused_at ? say.t('verdict_refused', say.day(became.refused_at, now)) : say.t('verdict_used_up');
    default:
      return say.t(`verdict_${became.verdict}`);
  }
}

/**
 * Why codes of the catalogues are not weighed, in the few words of a chip.
 *
 * @param {Aside} group
 * @param {string} shipTo
 * @param {string} now
 * @param {Say} say
 */
export function groupVerdict({ verdict, currency, at }, shipTo, now, say) {
  switch (verdict) {
    case 'expired':
      return say.t('verdict_over');
    case 'not_yet':
      return at ? say.t('verdict_not_yet', say.day(at, now, false)) : say.t('verdict_later');
    case 'other_market':
      return say.t('verdict_other_market', say.country(shipTo));
    case 'other_currency':
      return say.t('verdict_other_currency', currency ?? '');
    default:
      return say.t(`verdict_${verdict}`);
  }
}
