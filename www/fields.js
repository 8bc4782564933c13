/**
 * The fields of a form: each with its label, each drawn from a value and giving back a value.
 *
 * @import { Say } from './say.js'
 */

import { h } from './element.js';
import { COUNTRIES } from './places.js';

let ids = 0;

/**
 * A label over a control.
 *
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string | null} [note]
 */
export function field(label, control, note = null) {
  control.id ||= `field-${ids++}`;
  if (note) control.setAttribute('aria-describedby', `${control.id}-note`);
  return h(
    'div',
    { class: 'field' },
    h('label', { for: control.id }, label),
    control,
    note && h('small', { id: `${control.id}-note` }, note),
  );
}

/**
 * @param {[value: string, label: string][]} options
 * @param {string} value
 * @param {(value: string) => void} set
 * @param {string} key
 */
export function select(options, value, set, key) {
  return h(
    'select',
    {
      'data-key': key,
      onchange: (/** @type {Event} */ event) => set(/** @type {HTMLSelectElement} */ (event.target).value),
    },
    options.map(([one, label]) => h('option', { value: one, selected: one === value }, label)),
  );
}

/** @param {boolean} value @param {string} label @param {(value: boolean) => void} set @param {string} key */
export function checkbox(value, label, set, key) {
  const box = h('input', {
    type: 'checkbox',
    checked: value,
    'data-key': key,
    onchange: () => set(box.checked),
  });
  return h('label', { class: 'check' }, box, h('span', null, label));
}

/** Every country under its name, in the order of the shopper's alphabet. @param {Say} say @returns {[string, string][]} */
export function countries(say) {
  const { compare } = new Intl.Collator(say.language);
  return COUNTRIES.map((code) => /** @type {[string, string]} */ ([code, say.country(code)])).sort(
    ([, one], [, other]) => compare(one, other),
  );
}
