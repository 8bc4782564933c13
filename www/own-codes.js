/**
 * The shopper's own codes: pasted as any text, shown as understood before they are added, kept in a table where each can
 * be changed, carried elsewhere as a file.
 *
 * @import { Offer } from '#wasm/plan'
 * @import { OwnCode } from '../extension/parts.js'
 * @import { Say } from './say.js'
 */

import { core } from './core.js';
import { change } from './kept.js';
import { fromFile, toCsv, toJson } from './code-files.js';
import { form } from './code-form.js';
import { h } from './element.js';
import { paste } from './paste.js';
import { checkCode, codeTerms, until } from './own-code.js';

/**
 * @param {OwnCode[]} codes
 * @param {string[]} currencies those that the shopper is likely to mean, the likeliest first
 * @param {Say} say
 * @param {(words: string) => void} tell
 */
export function ownCodes(codes, currencies, say, tell) {
  return h(
    'div',
    { class: 'own' },
    paste(currencies, say, (offers) => {
      const added = new Date().toISOString();
      return keep(
        offers.map((offer) => ({ offer, used: false, added })),
        say,
        tell,
      );
    }),
    codes.length > 0 && table(codes, say),
    files(codes, say, tell),
  );
}

/** @param {OwnCode[]} added @param {Say} say @param {(words: string) => void} tell */
async function keep(added, say, tell) {
  const { freshCodes } = await core();
  let count = 0;
  await change('codes', (codes) => {
    const fresh = freshCodes(codes, added);
    count = fresh.length;
    return [...codes, ...fresh];
  });
  tell(say.count('codes_added', count));
}

/** @param {OwnCode[]} codes @param {Say} say */
function table(codes, say) {
  const head = ['code', 'terms', 'valid_until', 'used'].map((key) => h('th', { scope: 'col' }, say.t(key)));
  return h(
    'div',
    { class: 'wide', tabindex: 0, role: 'group', 'aria-label': say.t('my_codes') },
    h(
      'table',
      null,
      h('thead', null, h('tr', null, head, h('td'))),
      h(
        'tbody',
        null,
        codes.map((one) => row(one, say)),
      ),
    ),
  );
}

/** What a code can lack: the words for it, and the field of the form that adds it. */
const LACKS = {
  market: ['code_no_market', 'markets'],
  end: ['code_no_end', 'ends'],
  amount: ['code_no_amount', 'off'],
};

/** @param {OwnCode} own @param {Say} say */
function row(own, say) {
  const { offer, used } = own;
  const key = JSON.stringify(offer);
  const name = offer.code ?? '';
  /** @param {(one: OwnCode) => OwnCode} how */
  const put = (how) =>
    change('codes', (codes) => codes.map((one) => (JSON.stringify(one.offer) === key ? how(one) : one)));
  const box = h('input', {
    type: 'checkbox',
    checked: used,
    'data-key': `used/${key}`,
    'aria-label': say.t('mark_used', name),
    onchange: () => put((one) => ({ ...one, used: box.checked })),
  });
  const act = (
    /** @type {string} */ kind,
    /** @type {string} */ words,
    /** @type {string} */ label,
    /** @type {() => void} */ does,
  ) =>
    h(
      'button',
      { type: 'button', class: 'link', 'data-key': `${kind}/${key}`, 'aria-label': label, onclick: does },
      words,
    );
  /** @param {string} [field] the one to begin with */
  const edit = (field) => {
    const shown = form(
      offer,
      say,
      (changed) => put((one) => ({ ...one, offer: changed })),
      () => shown.replaceWith(line),
    );
    line.replaceWith(shown);
    /** @type {HTMLElement | null} */ (shown.querySelector(field ? `[name="${field}"]` : 'input'))?.focus();
  };
  const missing = h('span', { class: 'lacks' });
  core().then(({ lacks }) =>
    missing.replaceChildren(
      ...lacks(offer).flatMap((lack) => {
        const [words = '', field = ''] = LACKS[lack];
        const label = say.t('code_add', name, say.t(words));
        const chip = { type: 'button', class: 'chip', 'data-key': `${lack}/${key}`, 'aria-label': label };
        return [' ', h('button', { ...chip, onclick: () => edit(field) }, say.t(words))];
      }),
    ),
  );
  const bare = !offer.off && !offer.percent;
  const line = h(
    'tr',
    { class: used ? 'spent' : null },
    h('th', { scope: 'row' }, name),
    h('td', null, bare ? null : codeTerms(offer, say), missing),
    h('td', null, until(offer, say) ?? say.t('unknown')),
    h('td', null, box),
    h(
      'td',
      { class: 'acts' },
      act('edit', say.t('edit'), say.t('edit_one', name), () => edit()),
      ' ',
      act('delete', say.t('remove_one'), say.t('remove', name), () =>
        change('codes', (codes) => codes.filter((one) => JSON.stringify(one.offer) !== key)),
      ),
    ),
  );
  return line;
}

/** Carrying codes in and out. @param {OwnCode[]} codes @param {Say} say @param {(words: string) => void} tell */
function files(codes, say, tell) {
  const picker = h('input', {
    type: 'file',
    accept: '.json,.csv,application/json,text/csv',
    hidden: true,
    'data-key': 'codes-picker',
    onchange: async () => {
      const [file] = picker.files ?? [];
      if (!file) return;
      try {
        const read = fromFile(await file.text(), new Date().toISOString());
        const whole = read.map(async (own, at) => ({ ...own, offer: await checkCode(own.offer, `codes[${at}]`) }));
        await keep(await Promise.all(whole), say, tell);
        trouble.textContent = '';
      } catch (error) {
        trouble.textContent = say.t('codes_bad_file', error instanceof Error ? error.message : '');
        tell(trouble.textContent);
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
