/**
 * What the extension says, in every language it speaks.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { files, manifest, root, text, under } from './package.mjs';

// The build puts the languages in their place.
Object.assign(globalThis, { OUR_LANGUAGES: [] });
const { files: fileNames, words: unpacked } = await import('../../www/languages.js');

/** @typedef {{ message: string, placeholders?: Record<string, { content: string }> }} Message */

/** Where the words are written, in Chrome's form. */
const SOURCES = path.join(root, 'extension/_locales');
const languages = under(SOURCES).map((file) => path.posix.dirname(file));

/** @param {string} language @returns {Record<string, Message>} */
const words = (language) => JSON.parse(readFileSync(path.join(SOURCES, language, 'messages.json'), 'utf8'));

/** The names of the places that a message fills in: `$total$`, or a bare `$1`. @param {Message} message */
function holes(message) {
  const found = [...message.message.matchAll(/\$(\w+)\$|\$([1-9])/g)];
  return [...new Set(found.map(([, name, number]) => name?.toLowerCase() ?? `$${number}`))].sort();
}

const own = words(manifest.default_locale ?? 'en');

/** A counted message has one key for each form that its language counts in: `items_one`, `items_few` … */
const FORM = /_(zero|one|two|few|many|other)$/;

/** The keys without the forms of a count. @param {string} language */
const said = (language) => [...new Set(Object.keys(words(language)).map((key) => key.replace(FORM, '')))].sort();

test('every language says the same things', () => {
  assert.ok(languages.includes(manifest.default_locale), 'the manifest names a default language');
  assert.ok(languages.length >= 15, 'ten languages or more');
  for (const language of languages) {
    assert.deepEqual(said(language), said(manifest.default_locale), language);
  }
});

test('every language counts in all of its forms', () => {
  for (const language of languages) {
    const keys = Object.keys(words(language));
    const plural = new Intl.PluralRules(language.replace('_', '-'));
    const needed = [...new Set(Array.from({ length: 201 }, (_, count) => plural.select(count))), 'other'];
    for (const counted of keys.filter((key) => key.endsWith('_other')).map((key) => key.replace(FORM, ''))) {
      for (const form of needed) {
        assert.ok(keys.includes(`${counted}_${form}`), `${language} ${counted}_${form}`);
      }
    }
  }
});

test('every language fills in the same places', () => {
  for (const language of languages) {
    for (const [key, message] of Object.entries(words(language))) {
      const model = /** @type {Message} */ (own[key] ?? own[key.replace(FORM, '_other')]);
      // "One item" says its number in words; every other form holds it.
      if (/_(zero|one|two)$/.test(key)) {
        const counted = /** @type {Message} */ (own[key.replace(FORM, '_other')] ?? model);
        const more = (/** @type {Message} */ one) => holes(one).filter((hole) => hole !== '$1');
        assert.deepEqual(more(message), more(counted), `${language} ${key}`);
        continue;
      }
      assert.deepEqual(holes(message), holes(model), `${language} ${key}`);
      assert.deepEqual(message.placeholders ?? {}, model.placeholders ?? {}, `${language} ${key}`);
    }
  }
});

test('a message fills in at most nine places, and names none that it does not declare', () => {
  for (const [key, message] of Object.entries(own)) {
    const declared = Object.keys(message.placeholders ?? {}).map((name) => name.toLowerCase());
    assert.ok(declared.length <= 9, key);
    assert.deepEqual(
      holes(message).filter((hole) => !hole.startsWith('$')),
      declared.sort(),
      key,
    );
  }
});

test('every language ships as it is written', () => {
  for (const language of languages) {
    const [keys, said] = fileNames(language.replace('_', '-')).map((file) => JSON.parse(text(file)));
    const written = Object.entries(words(language)).map(([key, { message }]) => [key, message]);
    assert.deepEqual(unpacked([keys, said]), Object.fromEntries(written), language);
  }
});

test('Chrome finds what the manifest says, in every language', () => {
  const asked = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key);
  const found = files.filter((file) => file.startsWith('_locales/'));
  assert.deepEqual(
    found,
    languages.map((language) => `_locales/${language}/messages.json`),
  );
  for (const file of found) {
    const messages = JSON.parse(text(file));
    for (const key of asked) assert.ok(messages[key]?.message, `${file}: ${key}`);
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
    const filled = (/** @type {string} */ value) =>
      value.replace(/__MSG_(\w+)__/g, (_, key) => words(language)[key]?.message ?? assert.fail(`${language} ${key}`));
    assert.ok([...filled(manifest.name)].length <= 45, `${language}: ${filled(manifest.name)}`);
    assert.ok([...filled(manifest.description)].length <= 132, `${language}: ${filled(manifest.description)}`);
  }
});
