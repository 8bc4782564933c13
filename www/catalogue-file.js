/**
 * A catalogue file: a list of codes that somebody keeps and signs, imported by hand. It is taken in only where a key that
 * the shopper trusts has signed exactly this file and it is newer than the last; else the last one stays.
 *
 * @import { AcceptedFile } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { change, kept } from './kept.js';
import { core } from './core.js';
import { h } from './element.js';
import { field } from './fields.js';
import { lastMoment } from './offer.js';

/** A file is read up to here, in bytes: one more than any catalogue may have. */
const READ = 64 * 1024 + 1;

/** What was dropped so far: a file and its signature may come one after the other. @type {{ file: File | null, signature: File | null }} */
const dropped = { file: null, signature: null };

/**
 * @param {AcceptedFile | null} catalogue
 * @param {string[]} keys
 * @param {Say} say
 * @param {(words: string) => void} tell
 */
export function catalogueFile(catalogue, keys, say, tell) {
  const status = h('p', { class: 'trouble', 'data-key': 'catalogue-trouble' });
  const picker = h('input', {
    type: 'file',
    multiple: true,
    accept: '.json,.minisig',
    hidden: true,
    'data-key': 'catalogue-picker',
    onchange: async () => {
      await take([...(picker.files ?? [])]);
      picker.value = '';
    },
  });
  /** @param {File[]} files */
  const take = async (files) => {
    for (const file of files) dropped[file.name.endsWith('.minisig') ? 'signature' : 'file'] = file;
    const { file, signature } = dropped;
    if (!file || !signature) {
      status.textContent = say.t(file ? 'catalogue_signature' : 'catalogue_itself');
      return;
    }
    Object.assign(dropped, { file: null, signature: null });
    try {
      await accept(file, signature);
      tell(say.t('catalogue_taken'));
    } catch (error) {
      status.textContent = say.t('catalogue_refused', reason(/** @type {Error} */ (error), say));
      tell(status.textContent);
    }
  };
  return h(
    'div',
    {
      class: 'drop',
      ondragover: (/** @type {DragEvent} */ event) => event.preventDefault(),
      ondrop: (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        take([...(event.dataTransfer?.files ?? [])]);
      },
    },
    h('p', { class: 'quiet' }, say.t('catalogue_note')),
    catalogue && standing(catalogue, say),
    trusted(keys, say),
    h(
      'div',
      { class: 'files' },
      picker,
      h(
        'button',
        { type: 'button', class: 'plain', 'data-key': 'catalogue-pick', onclick: () => picker.click() },
        say.t('catalogue_pick'),
      ),
      status,
    ),
  );
}

/**
 * Checks a file and its signature and takes it in. The keys are those that are trusted now, not those that were when
 * the page was drawn.
 *
 * @param {File} file
 * @param {File} beside its signature
 * @throws an error named after the reason
 */
async function accept(file, beside) {
  const [{ Sealed }, { keys }] = await Promise.all([core(), kept(['keys'])]);
  const bytes = new Uint8Array(await file.slice(0, READ).arrayBuffer());
  const sealed = new Sealed(bytes, await beside.slice(0, READ).text(), keys);
  try {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(sealed.point()), 'Ed25519', false, ['verify']);
    for (const [signature, message] of sealed.proofs()) {
      if (!(await crypto.subtle.verify('Ed25519', key, signature, message))) throw sealed.broken();
    }
    await change('catalogue', (before) => sealed.accept(before?.serial ?? null, new Date().toISOString()));
  } finally {
    sealed.free();
  }
}

/** Why it was refused, in words; the core's own where it names a place in the file. @param {Error} error @param {Say} say */
function reason({ name, message }, say) {
  const key = `refused_${name === 'NotSupportedError' ? 'no_curve' : name}`;
  const words = say.knows(key) ? say.t(key) : message;
  return ['bad_value', 'unknown_field', 'unknown_key'].includes(name) ? `${words} (${message})` : words;
}

/** What is taken in. @param {AcceptedFile} catalogue @param {Say} say */
function standing({ serial, issued, expires, key, offers }, say) {
  const over = Date.parse(expires) <= Date.now();
  return h(
    'ul',
    { class: 'plainlist' },
    h(
      'li',
      null,
      h(
        'span',
        null,
        h('b', null, say.t('catalogue_serial', say.number(serial))),
        ' ',
        h(
          'span',
          { class: 'quiet' },
          [say.count('codes', offers.length), say.instant(issued), say.t('key_number', key)].join(' · '),
        ),
        ' ',
        h(
          'span',
          { class: over ? 'chip' : 'quiet' },
          say.t(over ? 'catalogue_over' : 'catalogue_until', say.instant(lastMoment(expires))),
        ),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          'data-key': 'catalogue-remove',
          'aria-label': say.t('remove', say.t('catalogue')),
          onclick: () => change('catalogue', () => null),
        },
        say.t('remove_one'),
      ),
    ),
  );
}

/** The keys that may sign, and a field for another. @param {string[]} keys @param {Say} say */
function trusted(keys, say) {
  const box = h('input', { type: 'text', spellcheck: 'false', autocomplete: 'off', 'data-key': 'key' });
  const trouble = h('p', { class: 'trouble' });
  const add = async () => {
    const { keyNumber } = await core();
    const line = box.value.trim();
    try {
      keyNumber(line);
      await change('keys', (all) => [...new Set([...all, line])]);
    } catch (error) {
      trouble.textContent = reason(/** @type {Error} */ (error), say);
    }
  };
  return h(
    'div',
    { class: 'keys' },
    keys.length > 0 &&
      h(
        'ul',
        { class: 'plainlist' },
        keys.map((key) =>
          h(
            'li',
            null,
            h('code', null, key),
            h(
              'button',
              {
                type: 'button',
                class: 'link',
                'data-key': `distrust/${key}`,
                'aria-label': say.t('remove', key),
                onclick: () => change('keys', (all) => all.filter((one) => one !== key)),
              },
              say.t('remove_one'),
            ),
          ),
        ),
      ),
    field(say.t('key_add'), box, say.t('key_note')),
    h(
      'div',
      { class: 'files' },
      h('button', { type: 'button', class: 'plain', 'data-key': 'key-add', onclick: add }, say.t('key_trust')),
      trouble,
    ),
  );
}
