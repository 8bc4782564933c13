/**
 * The rooms of the scripts: `extension/` draws nothing and knows nothing of `www/`; `www/` knows of it its messages
 * alone; and what is Chrome's own stands in one file of each.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { root, under } from './package.mjs';

/** The scripts of a room, each with its code. @param {string} room @returns {[file: string, code: string][]} */
const scripts = (room) =>
  under(path.join(root, room))
    .filter((file) => file.endsWith('.js'))
    .map((file) => [`${room}/${file}`, readFileSync(path.join(root, room, file), 'utf8')]);

/** The files that a script runs with: what comments import is types. @param {string} file @param {string} code */
function imported(file, code) {
  const found = withoutComments(code).matchAll(/^(?:import|export)\b[^'";]*?['"](\.[^'"]+)['"]/gm);
  return [...found].map(([, reference = '']) => path.posix.join(path.posix.dirname(file), reference));
}

/** The files whose types a script names. @param {string} file @param {string} code */
function named(file, code) {
  const found = code.matchAll(/(?:@import \{[^}]*\} from |\bimport\()'(\.[^']+)'/g);
  return [...found].map(([, reference = '']) => path.posix.join(path.posix.dirname(file), reference));
}

/** @param {string} code */
const withoutComments = (code) => code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Where one room reaches into another. @param {string} from @param {string} to @param {typeof imported} how */
const reaches = (from, to, how) =>
  scripts(from).flatMap(([file, code]) =>
    how(file, code)
      .filter((other) => other.startsWith(`${to}/`))
      .map((other) => `${file} → ${other}`),
  );

test('imports are found at all', () => {
  assert.ok(scripts('extension').flatMap(([file, code]) => imported(file, code)).length > 20);
  assert.deepEqual(
    imported('www/one.js', "import { h } from './element.js';\nexport {\n  a,\n} from '../extension/b.js';"),
    ['www/element.js', 'extension/b.js'],
  );
  assert.deepEqual(named('www/one.js', "/** @import { Answer } from '../extension/item.js' */"), ['extension/item.js']);
});

test('extension imports nothing of www, nor its types', () => {
  assert.deepEqual(reaches('extension', 'www', imported), []);
  assert.deepEqual(reaches('extension', 'www', named), []);
});

test('www imports of extension its messages, and types', () => {
  const others = reaches('www', 'extension', imported).filter((one) => !one.endsWith(' → extension/messages.js'));
  assert.deepEqual(others, []);
});

test('what is Chrome’s own stands in one file of each room', () => {
  for (const room of ['extension', 'www']) {
    const own = scripts(room).filter(([, code]) => /\bchrome\??\./.test(withoutComments(code).replace(/'[^']*'/g, '')));
    assert.deepEqual(
      own.map(([file]) => file),
      [`${room}/chrome.js`],
    );
  }
});

test('extension draws nothing: one element gives our frame its place', () => {
  const draws = scripts('extension').filter(([, code]) => /createElement|innerHTML|textContent =/.test(code));
  assert.deepEqual(
    draws.map(([file]) => file),
    ['extension/frame.js'],
  );
});
