/**
 * Parts that unfold, and the button that copies a code.
 *
 * @import { Child } from './element.js'
 * @import { Desk } from './receipt.js'
 * @import { Say } from './say.js'
 */

import { h, icon } from './element.js';

let ids = 0;

/**
 * A button and what it unfolds.
 *
 * @param {string} key
 * @param {Desk} desk
 * @param {Record<string, any>} attributes
 * @param {Child[]} label
 * @param {() => HTMLElement} make
 * @returns {[HTMLButtonElement, HTMLElement]}
 */
export function unfolding(key, desk, attributes, label, make) {
  const id = `unfolds-${ids++}`;
  const held = h('div', { id, hidden: !desk.open.has(key) });
  if (desk.open.has(key)) held.append(make());
  const button = h(
    'button',
    {
      type: 'button',
      'data-key': key,
      'aria-expanded': String(desk.open.has(key)),
      'aria-controls': id,
      ...attributes,
      onclick: () => {
        const opens = !desk.open.delete(key);
        if (opens) desk.open.add(key);
        button.setAttribute('aria-expanded', String(opens));
        held.hidden = !opens;
        held.replaceChildren(...(opens ? [make()] : []));
      },
    },
    label,
  );
  return [button, held];
}

/** A button that copies a code and says so. @param {string} code @param {Say} say */
export function copyButton(code, say) {
  const words = h('span', { 'aria-live': 'polite' }, say.t('copy'));
  return h(
    'button',
    {
      type: 'button',
      class: 'copy',
      'data-key': `copy/${code}`,
      'aria-label': say.t('copy_code', code),
      onclick: async () => {
        await navigator.clipboard.writeText(code);
        words.textContent = say.t('copied');
        setTimeout(() => (words.textContent = say.t('copy')), 1500);
      },
    },
    icon('copy'),
    words,
  );
}
