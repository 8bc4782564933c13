import { focusOn, h } from './element.js';

/**
 * A row of tabs.
 *
 * @template {string} T
 * @param {[name: T, label: string][]} all
 * @param {T} chosen
 * @param {(name: T) => void} choose
 */
export function tabs(all, chosen, choose) {
  return h(
    'div',
    {
      class: 'tabs',
      role: 'tablist',
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!step) return;
        const row = /** @type {HTMLElement} */ (event.currentTarget);
        const forward = getComputedStyle(row).direction === 'rtl' ? -step : step;
        const at = all.findIndex(([name]) => name === chosen);
        const next = all.at((at + forward) % all.length)?.[0] ?? chosen;
        focusOn(row, `tab/${next}`);
        choose(next);
      },
    },
    all.map(([name, label]) =>
      h(
        'button',
        {
          type: 'button',
          role: 'tab',
          'data-key': `tab/${name}`,
          'aria-selected': String(name === chosen),
          tabindex: name === chosen ? 0 : -1,
          onclick: () => choose(name),
        },
        label,
      ),
    ),
  );
}
