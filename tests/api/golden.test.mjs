/**
 * What the wasm offers to JavaScript, as types: the functions and classes of each flavour in a file of its own, the types of
 * all of them, each once, in `types.d.ts`. A change is made on purpose: `BLESS=1 cargo xtask test build api`.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';

/** Where wasm-bindgen's own machinery begins, which is not ours to keep. */
const MACHINERY = 'export type InitInput';

/** One declaration of a file, with what stands above it. */
const DECLARATION = /(?:\/\*\*(?:[^*]|\*(?!\/))*\*\/\s*)?export (\w+) (\w+)[\s\S]*?(?=\n\/\*\*|\nexport |$)/g;

/** @type {Map<string, string>} the types of all flavours, by name */
const types = new Map();
/** @type {Map<string, string>} what each flavour does */
const offers = new Map();

for (const flavour of ['live', 'text', 'read', 'plan']) {
  const whole = readFileSync(new URL(`../../dist/wasm/${flavour}.d.ts`, import.meta.url), 'utf8');
  const ours = whole.split(MACHINERY)[0] ?? '';
  let does = '';
  for (const [text, kind, name = ''] of ours.matchAll(DECLARATION)) {
    if (kind === 'function' || kind === 'class') does += `${text.trim()}\n\n`;
    else if (types.has(name)) assert.equal(text.trim(), types.get(name), `${name} is one type in all flavours`);
    else types.set(name, text.trim());
  }
  offers.set(flavour, does);
}

/** @param {string} file @param {string} text */
function golden(file, text) {
  const place = new URL(`./${file}.d.ts`, import.meta.url);
  if (process.env.BLESS) writeFileSync(place, text);
  assert.equal(text, readFileSync(place, 'utf8'));
}

for (const [flavour, text] of offers) {
  test(`what the ${flavour} wasm does is as the golden file says`, () => {
    assert.notEqual(text, '');
    golden(flavour, text);
  });
}

test('the types that cross are the golden ones', () => {
  assert.ok(types.size > 50, `${types.size} types`);
  const names = [...types.keys()].sort();
  golden('types', names.map((name) => `${types.get(name)}\n\n`).join(''));
});
