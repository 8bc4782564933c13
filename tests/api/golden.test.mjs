/**
 * What the wasm offers to JavaScript, as types. A change is made on purpose:
 * `BLESS=1 cargo xtask test build api`.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';

/** Where wasm-bindgen's own machinery begins, which is not ours to keep. */
const MACHINERY = 'export type InitInput';

for (const flavour of ['live', 'text', 'read', 'plan']) {
  test(`the types of the ${flavour} wasm are the golden ones`, () => {
    const golden = new URL(`./${flavour}.d.ts`, import.meta.url);
    const whole = readFileSync(new URL(`../../dist/wasm/${flavour}.d.ts`, import.meta.url), 'utf8');
    const ours = `${whole.split(MACHINERY)[0]?.trimEnd()}\n`;
    if (process.env.BLESS) {
      writeFileSync(golden, ours);
    }
    assert.equal(ours, readFileSync(golden, 'utf8'));
  });
}
