/**
 * What the extension says, in every language it speaks.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { files, manifest, text } from './package.mjs';

/** @typedef {{ message: string, placeholders?: Record<string, { content: string }> }} Message */

const languages = files
  .map((file) => /^_locales\/([^/]+)\/messages\.json$/.exec(file)?.[1])
  .filter((language) => language !== undefined);

/** @param {string} language @returns {Record<string, Message>} */
const words = (language) => JSON.parse(text(`_locales/${language}/messages.json`));

/** The names of the places that a message fills in: `$total$`, or a bare `$1`. @param {Message} message */
function holes(message) {
  const found = [...message.message.matchAll(/\$(\w+)\$|\$([1-9])/g)];
  return [...new Set(found.map(([, name, number]) => name?.toLowerCase() ?? `$${number}`))].sort();
}

const own = words(manifest.default_locale ?? 'en');

test('every language says the same things', () => {
  assert.ok(languages.includes(manifest.default_locale), 'the manifest names a default language');
  for (const language of languages) {
    assert.deepEqual(Object.keys(words(language)).sort(), Object.keys(own).sort(), language);
  }
});

test('every language fills in the same places', () => {
  for (const language of languages) {
    for (const [key, message] of Object.entries(words(language))) {
      const model = /** @type {Message} */ (own[key]);
      assert.deepEqual(holes(message), holes(model), `${language} ${key}`);
      assert.deepEqual(message.placeholders ?? {}, model.placeholders ?? {}, `${language} ${key}`);
    }
  }
});

test('a message fills in at most nine places, and names none that it does not declare', () => {
  for (const [key, message] of Object.entries(own)) {
    const declared = Object.keys(message.placeholders ?? {}).map((name) => name.toLowerCase());
    assert.ok(declared.length <= 9, key);
    assert.deepEqual(holes(message).filter((hole) => !hole.startsWith('$')), declared.sort(), key);
  }
});

test('no message is empty', () => {
  for (const language of languages) {
    for (const [key, { message }] of Object.entries(words(language))) {
      assert.notEqual(message.trim(), '', `${language} ${key}`);
    }
  }
});

test('what the manifest says is short enough for the store, in every language', () => {
  for (const language of languages) {
    const said = (/** @type {string} */ value) =>
      value.replace(/__MSG_(\w+)__/g, (_, key) => words(language)[key]?.message ?? assert.fail(`${language} ${key}`));
    assert.ok([...said(manifest.name)].length <= 45, `${language}: ${said(manifest.name)}`);
    assert.ok([...said(manifest.description)].length <= 132, `${language}: ${said(manifest.description)}`);
  }
});
