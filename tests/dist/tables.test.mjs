/**
 * The kinds of message and the parts of the store are said in one table each: whoever else names one does it where the
 * compiler compares the name with its table, and each is named by somebody.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { TO_PAGE, TO_WORKER } from '../../extension/messages.js';
import { PARTS } from '../../extension/parts.js';
import { root, under } from './package.mjs';

/** The two tables. */
const TABLES = ['extension/messages.js', 'extension/parts.js'];

/** @param {string} code */
const withoutComments = (code) =>
  code.replace(/\/\*(?!\* @type \{Part\[\]\})[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Every script but the tables. @type {[file: string, code: string][]} */
const SCRIPTS = ['extension', 'www'].flatMap((room) =>
  under(path.join(root, room))
    .map((file) => `${room}/${file}`)
    .filter((file) => file.endsWith('.js') && !TABLES.includes(file))
    .map(
      (file) => /** @type {[string, string]} */ ([file, withoutComments(readFileSync(path.join(root, file), 'utf8'))]),
    ),
);

/** Where a part is named, as `tsc` knows: what reads and writes the store, and lists of parts. */
const PART_PLACES = [
  /\b(?:write|change)\(\s*('\w+')/g,
  /\b(?:kept|stored)\(\s*\[([^\]]*)\]/g,
  /\/\*\* @type \{Part\[\]\} \*\/\s*(?:const \w+ = )?\[([^\]]*)\]/g,
];
/** Where a kind is named. */
const KIND_PLACES = [/\b(?:ask|askAgain|askPage)\((?:\w+, )?\{ kind: ('\w+')/g];
/** Where the same letters are something else: words of ours, classes and keys of elements, a field of a file. */
const OTHER_PLACES = [
  /\bsay\.\w+\(\s*'\w+'/g,
  /\bh\(\s*'\w+',\s*'[\w -]+'/g,
  /(?:\bclass|'data-key'|'aria-\w+'): '[^']*'/g,
  /\bcase '\w+':/g,
  /\bnew Error\('\w+'\)/g,
];

/** The literals in some text. @param {string} text */
const literals = (text) => [...text.matchAll(/'(\w+)'/g)].map(([, word = '']) => word);

/**
 * What is named in its places, and what is named elsewhere.
 *
 * @param {string} code
 * @param {RegExp[]} places
 */
function namesIn(code, places) {
  const named = places.flatMap((place) => [...code.matchAll(place)].flatMap(([, names = '']) => literals(names)));
  const rest = [...places, ...OTHER_PLACES].reduce((less, place) => less.replace(place, ''), code);
  return { named, rest };
}

test('a part of the store is named where tsc compares it with the table, and each is named by somebody', () => {
  const parts = Object.keys(PARTS);
  assert.ok(parts.length > 5);
  const used = new Set();
  for (const [file, code] of SCRIPTS) {
    const { named, rest } = namesIn(code, PART_PLACES);
    for (const part of named) used.add(part);
    assert.deepEqual(
      named.filter((part) => !parts.includes(part)),
      [],
      file,
    );
    assert.deepEqual(
      literals(rest).filter((word) => parts.includes(word)),
      [],
      file,
    );
  }
  assert.deepEqual(
    parts.filter((part) => !used.has(part)),
    [],
  );
});

test('a kind of message is named where tsc compares it with the table, and each is asked by somebody', () => {
  const kinds = Object.keys({ ...TO_WORKER, ...TO_PAGE });
  assert.ok(kinds.length > 10);
  const used = new Set();
  for (const [file, code] of SCRIPTS) {
    const { named, rest } = namesIn(code, KIND_PLACES);
    for (const kind of named) used.add(kind);
    assert.deepEqual(
      named.filter((kind) => !kinds.includes(kind)),
      [],
      file,
    );
    const others = [...rest.matchAll(/\bkind: '(\w+)'/g)].map(([, kind = '']) => kind);
    assert.deepEqual(
      others.filter((kind) => kinds.includes(kind)),
      [],
      file,
    );
  }
  assert.deepEqual(
    kinds.filter((kind) => !used.has(kind)),
    [],
  );
});

test('the store and the browser’s memory are reached by the files that keep them', () => {
  for (const [what, owners] of /** @type {[RegExp, string[]][]} */ ([
    [/\bdisk\b/, ['extension/chrome.js', 'extension/store.js']],
    [/\bmemory\b/, ['extension/chrome.js', 'extension/looks.js']],
    [/\bstored\(/, ['www/chrome.js', 'www/kept.js']],
  ])) {
    const reached = SCRIPTS.filter(([, code]) => what.test(code.replace(/'[^']*'/g, '')));
    for (const [file] of reached) assert.ok(owners.includes(file), `${file}: ${what}`);
  }
});

test('a name in another place is found', () => {
  const { named, rest } = namesIn("await write('carts', x); get('seen'); say.t('codes')", PART_PLACES);
  assert.deepEqual([named, literals(rest)], [['carts'], ['seen']]);
});
