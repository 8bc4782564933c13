/**
 * A cart as a form: where it goes, its lines, its offers, or all of it as JSON.
 *
 * @import { Cart, Line, Offer, OfferKind } from '#wasm/plan'
 * @import { Say } from './say.js'
 *
 * @typedef {object} Edits
 * @property {() => void} changed a value was changed in place
 * @property {() => void} redraw a row came or went
 * @property {(json: string) => void} json
 * @property {(file: File) => void} file
 */

import { h, icon } from './element.js';
import { countries, field, select } from './fields.js';

/** What can be typed here; a coins offer is said by the line's own percentage. @type {OfferKind[]} */
const KINDS = [
  'store_coupon',
  'store_discount',
  'select_coupon',
  'spend_and_save',
  'platform_coupon',
  'code',
  'payment',
];

/** @param {Cart} cart @param {Say} say @param {Edits} edits */
export function editor(cart, say, edits) {
  return h(
    'div',
    { class: 'editor' },
    about(cart, say, edits),
    lines(cart, say, edits),
    offers(cart, say, edits),
    whole(cart, say, edits),
  );
}

/** @param {Cart} cart @param {Say} say @param {Edits} edits */
function about(cart, say, { changed }) {
  const at = /** @type {HTMLInputElement} */ (
    input(
      cart.at?.slice(0, 16) ?? '',
      (value) => {
        put(cart, 'at', value && `${value}:00Z`);
        changed();
      },
      'at',
    )
  );
  at.type = 'datetime-local';
  return h(
    'div',
    { class: 'about' },
    field(
      say.t('ship_to'),
      select(
        countries(say),
        cart.ship_to,
        (value) => {
          cart.ship_to = value;
          changed();
        },
        'ship_to',
      ),
    ),
    field(
      say.t('currency'),
      input(
        cart.currency,
        (value) => {
          cart.currency = value.toUpperCase();
          changed();
        },
        'currency',
      ),
    ),
    field(say.t('at_utc'), at),
  );
}

/** @param {Cart} cart @param {Say} say @param {Edits} edits */
function lines(cart, say, { changed, redraw }) {
  /** @param {Line} line @param {number} at */
  const row = (line, at) => {
    const cell = (/** @type {'title' | 'seller' | 'price'} */ name) =>
      h(
        'td',
        null,
        labelled(
          input(
            line[name] ?? '',
            (value) => {
              line[name] = value;
              changed();
            },
            `line/${at}/${name}`,
          ),
          say.t(`col_${name}`),
        ),
      );
    const quantity = /** @type {HTMLInputElement} */ (
      input(
        String(line.quantity),
        (value) => {
          line.quantity = Math.trunc(Number(value));
          changed();
        },
        `line/${at}/quantity`,
      )
    );
    quantity.type = 'number';
    quantity.min = '1';
    return h(
      'tr',
      null,
      cell('title'),
      cell('seller'),
      cell('price'),
      h('td', null, labelled(quantity, say.t('quantity'))),
      remove(say, line.title ?? line.id, () => {
        cart.lines.splice(at, 1);
        redraw();
      }),
    );
  };
  const id = () => String(1 + Math.max(0, ...cart.lines.map((line) => Number.parseInt(line.id, 10) || 0)));
  return part(
    say.t('lines'),
    ['col_title', 'col_seller', 'col_price', 'quantity'].map((key) => say.t(key)),
    cart.lines.map(row),
    button(say.t('line_add'), 'line/add', () => {
      cart.lines.push({ id: id(), title: '', seller: cart.lines.at(-1)?.seller ?? 'A', price: '10.00', quantity: 1 });
      redraw();
    }),
  );
}

/** @param {Cart} cart @param {Say} say @param {Edits} edits */
function offers(cart, say, { changed, redraw }) {
  /** @param {Offer} offer @param {number} at */
  const row = (offer, at) => {
    const whose = offer.kind === 'code' ? 'code' : 'seller';
    const off = offer.percent ? `${offer.percent}%` : (offer.off ?? '');
    const cell = (
      /** @type {string} */ name,
      /** @type {string} */ label,
      /** @type {string} */ value,
      /** @type {(value: string) => void} */ set,
    ) =>
      h(
        'td',
        null,
        labelled(
          input(
            value,
            (typed) => {
              set(typed);
              changed();
            },
            `offer/${at}/${name}`,
          ),
          label,
        ),
      );
    return h(
      'tr',
      null,
      h(
        'td',
        null,
        labelled(
          select(
            KINDS.map((kind) => [kind, kindName(kind, say)]),
            offer.kind,
            (kind) => {
              offer.kind = /** @type {OfferKind} */ (kind);
              redraw();
            },
            `offer/${at}/kind`,
          ),
          say.t('col_kind'),
        ),
      ),
      cell(whose, say.t(whose === 'code' ? 'code' : 'col_seller'), offer[whose] ?? '', (value) =>
        put(offer, whose, value),
      ),
      cell('off', say.t('col_off'), off, (value) => {
        const percent = value.trim().endsWith('%');
        put(offer, 'percent', percent ? value.replace('%', '').trim() : '');
        put(offer, 'off', percent ? '' : value);
      }),
      cell('min', say.t('minimum'), offer.min_spend ?? '', (value) => put(offer, 'min_spend', value)),
      remove(say, offer.id ?? '', () => {
        cart.offers.splice(at, 1);
        redraw();
      }),
    );
  };
  const id = () =>
    `offer-${1 + Math.max(0, ...cart.offers.map((offer) => Number(offer.id?.match(/^offer-(\d+)$/)?.[1] ?? 0)))}`;
  return part(
    say.t('offers'),
    ['col_kind', 'col_whose', 'col_off', 'minimum'].map((key) => say.t(key)),
    cart.offers.map(row),
    button(say.t('offer_add'), 'offer/add', () => {
      cart.offers.push({
        id: id(),
        kind: 'store_coupon',
        seller: cart.lines[0]?.seller ?? 'A',
        off: '2.00',
        min_spend: '15.00',
      });
      redraw();
    }),
  );
}

/**
 * Says a field, or says nothing of it.
 *
 * @template {object} T
 * @template {keyof T & string} K
 * @param {T} thing
 * @param {K} field
 * @param {string} value
 */
function put(thing, field, value) {
  if (value) thing[field] = /** @type {any} */ (value);
  else delete thing[field];
}

/** The kind's name without a code's letters. @param {OfferKind} kind @param {Say} say */
const kindName = (kind, say) => (kind === 'code' ? say.t('code') : say.t(`kind_${kind}`));

/** All of it, to copy, paste, open or share. @param {Cart} cart @param {Say} say @param {Edits} edits */
function whole(cart, say, { json, file }) {
  const box = h('textarea', { rows: 10, spellcheck: 'false', 'data-key': 'json', 'aria-label': 'JSON' });
  const details = h(
    'details',
    { ontoggle: () => (box.value = JSON.stringify(cart, null, 2)) },
    h('summary', null, say.t('as_json')),
    box,
    button(say.t('take_json'), 'json/take', () => json(box.value)),
  );
  const picker = h('input', {
    type: 'file',
    accept: '.html,.htm,.mhtml,.json',
    hidden: true,
    onchange: () => picker.files?.[0] && file(picker.files[0]),
  });
  const share = button(say.t('share'), 'share', async () => {
    await navigator.clipboard.writeText(location.href);
    share.textContent = say.t('copied');
  });
  return h(
    'div',
    { class: 'whole' },
    h(
      'p',
      { class: 'files' },
      picker,
      button(say.t('open_file'), 'open', () => picker.click()),
      share,
    ),
    h('p', { class: 'quiet' }, say.t('drop_note')),
    details,
  );
}

/** @param {string} title @param {string[]} head @param {Node[]} rows @param {Node} add */
function part(title, head, rows, add) {
  return h(
    'section',
    null,
    h('h2', null, title),
    h(
      'div',
      { class: 'wide' },
      h(
        'table',
        null,
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            head.map((label) => h('th', { scope: 'col' }, label)),
            h('td'),
          ),
        ),
        h('tbody', null, rows),
      ),
    ),
    add,
  );
}

/** @param {string} value @param {(value: string) => void} set @param {string} key */
const input = (value, set, key) =>
  h('input', {
    value,
    'data-key': key,
    oninput: (/** @type {Event} */ event) => set(/** @type {HTMLInputElement} */ (event.target).value),
  });

/** @template {HTMLElement} T @param {T} control @param {string} label @returns {T} */
function labelled(control, label) {
  control.setAttribute('aria-label', label);
  return control;
}

/** @param {string} words @param {string} key @param {() => void} act */
const button = (words, key, act) =>
  h('button', { type: 'button', class: 'plain', 'data-key': key, onclick: act }, words);

/** @param {Say} say @param {string} what @param {() => void} act */
const remove = (say, what, act) =>
  h(
    'td',
    null,
    h('button', { type: 'button', class: 'bare', 'aria-label': say.t('remove', what), onclick: act }, icon('close')),
  );
