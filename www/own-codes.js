/**
 * The shopper's own codes: pasted as any text, shown as understood before they are added, kept in a table, carried
 * elsewhere as a file.
 *
 * @import { Offer } from '#wasm/plan'
 * @import { OwnCode } from '../extension/store.js'
 * @import { Say } from './say.js'
 */

import { same } from '../extension/same.js';
import { change } from '../extension/store.js';
import { fromFile, toCsv, toJson } from './code-files.js';
import { h } from './element.js';
import { field } from './fields.js';
import { lastMoment, terms } from './offer.js';

/**
 * @param {OwnCode[]} codes
 * @param {Say} say
 * @param {Promise<typeof import('#wasm/text')>} reader
 * @param {(words: string) => void} tell
 */
export function ownCodes(codes, say, reader, tell) {
  return h(
    'div',
    { class: 'own' },
    paste(say, reader, tell),
    codes.length > 0 && table(codes, say),
    files(codes, say, tell),
  );
}

/** @param {OwnCode[]} added @param {Say} say @param {(words: string) => void} tell */
async function keep(added, say, tell) {
  let fresh = 0;
  await change('codes', (codes) => {
    const known = new Set(codes.map(({ offer }) => same(offer)));
    const unknown = added.filter(({ offer }) => !known.has(same(offer)));
    fresh = unknown.length;
    return [...codes, ...unknown];
  });
  tell(say.count('codes_added', fresh));
}

/**
 * A pasted code as an offer. What its words leave open of when it holds, they do not say.
 *
 * @param {import('#wasm/text').TextOffer} words
 * @returns {Offer}
 */
const asCode = ({ starts_local, ends_local, left_seconds, currency, ...words }) => ({
  ...words,
  kind: 'code',
  currency: currency ?? undefined,
});

/** The paste box. @param {Say} say @param {Promise<typeof import('#wasm/text')>} reader @param {(words: string) => void} tell */
function paste(say, reader, tell) {
  /** @type {Offer[]} */
  let understood = [];
  const list = h('ul', { class: 'understood', 'aria-live': 'polite' });
  const button = h(
    'button',
    { type: 'button', class: 'main', disabled: true, 'data-key': 'add-codes' },
    say.t('codes_add'),
  );
  const box = h('textarea', {
    rows: 3,
    spellcheck: 'false',
    'data-key': 'paste',
    placeholder: 'USAFF8: $8 off $59\n-3 € dès 20 € : FRX3',
    oninput: async () => {
      const { understandPaste } = await reader;
      understood = understandPaste(box.value, say.language).flatMap(({ offer }) =>
        offer?.code ? [asCode(offer)] : [],
      );
      list.replaceChildren(
        ...understood.map((offer) =>
          h('li', null, h('b', null, offer.code), ' ', terms(offer, offer.currency ?? 'USD', say)),
        ),
      );
      if (box.value.trim() && !understood.length)
        list.append(h('li', { class: 'quiet' }, say.t('codes_not_understood')));
      button.disabled = !understood.length;
    },
  });
  button.addEventListener('click', async () => {
    const added = new Date().toISOString();
    await keep(
      understood.map((offer) => ({ offer, used: false, added })),
      say,
      tell,
    );
  });
  return h(
    'div',
    { class: 'paste' },
    field(say.t('codes_paste'), box, say.t('codes_paste_note')),
    list,
    h('div', null, button),
  );
}

/** @param {OwnCode[]} codes @param {Say} say */
function table(codes, say) {
  const head = ['code', 'terms', 'valid_until', 'used', 'remove_one'].map((key) =>
    h('th', { scope: 'col' }, say.t(key)),
  );
  return h(
    'div',
    { class: 'wide', tabindex: 0, role: 'group', 'aria-label': say.t('my_codes') },
    h(
      'table',
      null,
      h('thead', null, h('tr', null, head)),
      h(
        'tbody',
        null,
        codes.map((one) => row(one, say)),
      ),
    ),
  );
}

/** @param {OwnCode} own @param {Say} say */
function row({ offer, used }, say) {
  const key = same(offer);
  const name = offer.code ?? '';
  const box = h('input', {
    type: 'checkbox',
    checked: used,
    'data-key': `used/${key}`,
    'aria-label': say.t('mark_used', name),
    onchange: () =>
      change('codes', (codes) => codes.map((one) => (same(one.offer) === key ? { ...one, used: box.checked } : one))),
  });
  return h(
    'tr',
    { class: used ? 'spent' : null },
    h('th', { scope: 'row' }, name),
    h('td', null, terms(offer, offer.currency ?? 'USD', say)),
    h('td', null, offer.ends ? say.instant(lastMoment(offer.ends)) : say.t('unknown')),
    h('td', null, box),
    h(
      'td',
      null,
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          'data-key': `delete/${key}`,
          'aria-label': say.t('remove', name),
          onclick: () => change('codes', (codes) => codes.filter((one) => same(one.offer) !== key)),
        },
        say.t('remove_one'),
      ),
    ),
  );
}

/** Carrying codes in and out. @param {OwnCode[]} codes @param {Say} say @param {(words: string) => void} tell */
function files(codes, say, tell) {
  const picker = h('input', {
    type: 'file',
    accept: '.json,.csv,application/json,text/csv',
    hidden: true,
    onchange: async () => {
      const [file] = picker.files ?? [];
      if (!file) return;
      try {
        await keep(fromFile(await file.text(), new Date().toISOString()), say, tell);
      } catch (error) {
        tell(say.t('codes_bad_file', error instanceof Error ? error.message : ''));
        trouble.textContent = say.t('codes_bad_file', error instanceof Error ? error.message : '');
      }
      picker.value = '';
    },
  });
  const trouble = h('p', { class: 'trouble' });
  const button = (/** @type {string} */ key, /** @type {() => void} */ act) =>
    h('button', { type: 'button', class: 'plain', 'data-key': key, onclick: act }, say.t(key));
  return h(
    'div',
    { class: 'files' },
    picker,
    button('import', () => picker.click()),
    codes.length > 0 && button('export_json', () => save('beststack-codes.json', 'application/json', toJson(codes))),
    codes.length > 0 && button('export_csv', () => save('beststack-codes.csv', 'text/csv', toCsv(codes))),
    trouble,
  );
}

/** Hands a file to the browser's downloads. @param {string} name @param {string} type @param {string} text */
function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h('a', { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
