/**
 * What the popup says when there is no receipt to show: each state with what it is and what to do.
 *
 * @import { PageState } from '#wasm/plan'
 * @import { Seen } from '../extension/messages.js'
 * @import { Say } from './say.js'
 */

import { manifest } from './chrome.js';
import { h } from './element.js';
import { report } from './report.js';

/**
 * What the core had against it: its name for that, which has words of ours, or its own words; and the way out.
 *
 * @typedef {{ name: string, message: string, anew?: () => void }} Trouble
 */

/** States of the page that must be told even where there is a kept cart to show. @type {(PageState | 'empty')[]} */
export const TOLD = ['captcha', 'changed', 'loading', 'not_found'];

/**
 * @param {PageState | 'empty'} state
 * @param {{ seen: Seen | null | undefined, trouble: Trouble | null, say: Say }} about
 */
export function stateCard(state, { seen, trouble, say }) {
  if (trouble) return troubleCard(trouble, say);
  if (seen === undefined) {
    return h('div', { class: 'state', 'aria-busy': 'true' }, h('p', null, say.t('state_looking')));
  }
  const kind = seen === null ? 'nowhere' : state === 'item' ? 'empty' : state;
  const reading = seen?.reading;
  return h(
    'div',
    { class: `state ${kind}` },
    h('h2', null, say.t(`state_${kind}`)),
    h('p', null, say.t(`state_${kind}_do`)),
    kind === 'changed' && reading && copyReport(reading, say),
  );
}

/** @param {Trouble} trouble @param {Say} say */
function troubleCard({ name, message, anew }, say) {
  const key = `trouble_${name}`;
  return h(
    'div',
    { class: 'state trouble', role: 'alert' },
    h('h2', null, say.t('state_trouble')),
    h('p', null, say.knows(key) ? say.t(key) : message),
    anew && h('button', { type: 'button', class: 'plain', 'data-key': 'anew', onclick: anew }, say.t('start_anew')),
  );
}

/** @param {import('#wasm/plan').Reading} reading @param {Say} say */
function copyReport(reading, say) {
  const text = report(reading, manifest().version);
  const button = h(
    'button',
    {
      type: 'button',
      class: 'plain',
      'data-key': 'report',
      onclick: async () => {
        await navigator.clipboard.writeText(text);
        button.textContent = say.t('copied');
      },
    },
    say.t('copy_report'),
  );
  return button;
}
