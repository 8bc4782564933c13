/**
 * What Beststack has learned of codes while the shopper shopped: which the checkout refused, which pages showed. Each can
 * be forgotten.
 *
 * @import { Refusal, SeenCode } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { change } from './kept.js';
import { h } from './element.js';
import { terms } from './offer.js';

/** The refused codes, the newest first, each with the checkout's words. @param {Refusal[]} refused @param {Say} say */
export const refusals = (refused, say) =>
  h(
    'ul',
    { class: 'plainlist' },
    refused
      .toReversed()
      .map((one) =>
        row(
          one.code,
          `${say.instant(one.at)} · ${one.why}`,
          `forget/${one.code}/${one.at}`,
          say.t('forget_code', one.code),
          () => change('refused', (all) => all.filter(({ code, at }) => code !== one.code || at !== one.at)),
          say,
        ),
      ),
  );

/** The codes that pages showed, each with where and when. @param {SeenCode[]} seen @param {Say} say */
export const seenCodes = (seen, say) =>
  h(
    'ul',
    { class: 'plainlist' },
    seen.map((one) =>
      row(
        one.offer.code ?? '',
        [
          terms(one.offer, one.offer.currency ?? 'USD', say),
          say.t('seen_on', one.page, say.instant(one.at)),
          one.ship_to && say.country(one.ship_to),
        ]
          .filter(Boolean)
          .join(' · '),
        `unsee/${JSON.stringify(one)}`,
        say.t('remove', one.offer.code ?? ''),
        () => change('seen', (all) => all.filter((other) => JSON.stringify(other) !== JSON.stringify(one))),
        say,
      ),
    ),
  );

/** @param {string} code @param {string} about @param {string} key @param {string} label @param {() => void} forget @param {Say} say */
const row = (code, about, key, label, forget, say) =>
  h(
    'li',
    null,
    h('span', null, h('b', null, code), ' ', h('span', { class: 'quiet' }, about)),
    h(
      'button',
      { type: 'button', class: 'link', 'data-key': key, 'aria-label': label, onclick: forget },
      say.t('forget'),
    ),
  );
