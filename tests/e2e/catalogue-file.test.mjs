/**
 * Catalogue files imported by hand: signed ones are taken in, every other is refused with its reason, and the last good
 * one stays.
 */
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { open, until } from './browser.mjs';
import { clockAt, forget, keep, kept, popup } from './shopper.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').Browser} */
let browser;
before(async () => {
  browser = await open();
});
after(() => browser.close());
afterEach(async () => {
  await Promise.all(
    browser.context
      .pages()
      .slice(1)
      .map((page) => page.close()),
  );
  await forget(browser);
  assert.deepEqual(browser.strays, [], 'a request left the browser');
});

const NOW = '2026-10-02T00:00:00.000Z';
/** The number of the keeper's key, as minisign stores it. */
const NUMBER = Buffer.from('0102030405060708', 'hex');

/** A keeper of catalogues. @param {Buffer} [number] */
function keeper(number = NUMBER) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    line: Buffer.concat([Buffer.from('Ed'), number, point]).toString('base64'),
    /** minisign's own form: the signature of the file's BLAKE2b hash, and one over it with its comment. @param {string} text */
    sign: (text) => {
      const own = sign(null, createHash('blake2b512').update(text).digest(), privateKey);
      const comment = `serial:7\tbytes:${Buffer.byteLength(text)}`;
      const over = sign(null, Buffer.concat([own, Buffer.from(comment)]), privateKey);
      const head = Buffer.concat([Buffer.from('ED'), number, own]).toString('base64');
      return `untrusted comment: a catalogue\n${head}\ntrusted comment: ${comment}\n${over.toString('base64')}\n`;
    },
  };
}

/** A catalogue as text. @param {number} serial @param {Record<string, unknown>} [more] */
const catalogue = (serial, more = {}) =>
  JSON.stringify({
    serial,
    issued: '2026-09-30T00:00:00Z',
    expires: '2026-10-31T00:00:00Z',
    codes: [
      { code: 'KEPT30', off: '30', min_spend: '50', currency: 'USD', markets: ['US'], ends: '2026-10-20T00:00:00Z' },
    ],
    ...more,
  });

/** The options page at a fixed instant. */
async function options() {
  const page = await browser.context.newPage();
  await page.addInitScript({ content: clockAt(NOW) });
  await page.goto(browser.own('www/options.html'));
  await page.getByRole('heading', { name: 'Catalogue file' }).waitFor();
  return page;
}

/** @param {Page} page @param {string} text @param {string} signature */
const choose = (page, text, signature) =>
  page.locator('[data-key="catalogue-picker"]').setInputFiles([
    { name: 'codes.json', mimeType: 'application/json', buffer: Buffer.from(text) },
    { name: 'codes.json.minisig', mimeType: 'text/plain', buffer: Buffer.from(signature) },
  ]);

const trouble = (/** @type {Page} */ page) => page.locator('[data-key="catalogue-trouble"]');

test('a signed file is taken in once its key is trusted, and its codes are offered', async () => {
  const { line, sign } = keeper();
  const page = await options();
  await choose(page, catalogue(7), sign(catalogue(7)));
  await trouble(page)
    .getByText('Refused: It is signed with a key that you do not trust. (signed with key 0807060504030201')
    .waitFor();
  assert.equal(await kept(browser, 'catalogue'), undefined);

  await page.getByLabel('Public key').fill(line);
  await page.getByRole('button', { name: 'Trust this key' }).click();
  await until(async () => (await kept(browser, 'keys'))?.[0] === line, 'the key is kept');
  await choose(page, catalogue(7), sign(catalogue(7)));
  await page.getByText('Issue 7').waitFor();
  await page.getByText('1 code · Sep 29, 2026, 8:00 PM · key 0807060504030201').waitFor();

  await keep(browser, 'carts', {
    USD: {
      cart: {
        ship_to: 'US',
        currency: 'USD',
        lines: [{ id: '1', seller: '7', price: '60.00', quantity: 1 }],
        offers: [],
      },
      stores: {},
      at: NOW,
    },
  });
  const shop = await popup(browser, 0, { at: NOW });
  await shop.locator('.pay strong', { hasText: '$30.00' }).waitFor();
  await shop.close();
  // The same after it expired: its codes are no longer proposed.
  const later = await popup(browser, 0, { at: '2026-11-01T00:00:00.000Z' });
  await later.locator('.pay strong', { hasText: '$60.00' }).waitFor();
});

test('every other file is refused with its reason, and the last good one stays', async () => {
  const good = keeper();
  const other = keeper();
  await keep(browser, 'keys', [good.line]);
  const page = await options();
  await choose(page, catalogue(7), good.sign(catalogue(7)));
  await page.getByText('Issue 7').waitFor();
  const standing = await kept(browser, 'catalogue');

  const large = catalogue(8, { codes: [] }).padEnd(64 * 1024 + 1);
  const expired = catalogue(8, { issued: '2026-08-01T00:00:00Z', expires: '2026-09-01T00:00:00Z' });
  const coming = catalogue(8, { issued: '2026-10-12T00:00:00Z' });
  const odd = catalogue(8, { script: 'x' });
  const placeholder = catalogue(8).replace('KEPT30', 'WELCOME10');
  const cut = catalogue(8).slice(0, 90);
  const whole = good.sign(catalogue(8));
  for (const [text, signature, says] of [
    [catalogue(8).replace('"30"', '"40"'), whole, 'It is not what was signed'],
    // The trusted key's number with another's signature.
    [catalogue(8), other.sign(catalogue(8)), 'It is not what was signed'],
    [catalogue(8), keeper(Buffer.alloc(8, 9)).sign(catalogue(8)), 'a key that you do not trust'],
    [catalogue(7), good.sign(catalogue(7)), 'It is not newer than the one you have.'],
    [catalogue(6), good.sign(catalogue(6)), 'It is not newer than the one you have.'],
    [expired, good.sign(expired), 'It has expired.'],
    [coming, good.sign(coming), 'It was issued in the future'],
    [large, good.sign(large), 'The file is too large.'],
    [cut, whole, 'It is cut off.'],
    [catalogue(8), whole.split('\n').slice(0, 3).join('\n'), 'It is cut off.'],
    [catalogue(8), 'hello', 'It is cut off.'],
    [catalogue(8), 'a\nb\nc\nd\n', 'It is not in minisign’s form.'],
    [odd, good.sign(odd), 'something that a catalogue may not say'],
    [placeholder, good.sign(placeholder), 'A value in it cannot be right. (codes[0].code: WELCOME10 is a placeholder'],
  ]) {
    await trouble(page).evaluate((status) => (status.textContent = ''));
    await choose(page, text ?? '', signature ?? '');
    await until(async () => (await trouble(page).innerText()).includes(says ?? '?'), `${says}`);
    assert.match(await trouble(page).innerText(), /^Refused: .* What you had stays\.$/);
    assert.deepEqual(await kept(browser, 'catalogue'), standing, says);
  }
  await choose(page, catalogue(8), whole);
  await page.getByText('Issue 8').waitFor();
});

test('a file and its signature may come one after the other, and by dropping', async () => {
  const { line, sign } = keeper();
  await keep(browser, 'keys', [line]);
  const page = await options();
  const drop = (/** @type {string} */ name, /** @type {string} */ text) =>
    page.locator('.drop').evaluate(
      (place, [name, text]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text ?? ''], name ?? ''));
        place.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, text],
    );
  await drop('codes.json.minisig', sign(catalogue(3)));
  await trouble(page).getByText('Now the file itself, too.').waitFor();
  await drop('codes.json', catalogue(3));
  await page.getByText('Issue 3').waitFor();
  await page.getByRole('button', { name: 'Remove Catalogue file' }).click();
  await until(async () => (await kept(browser, 'catalogue')) === null, 'it is gone');
});

test('what is no public key is not trusted', async () => {
  const page = await options();
  await page.getByLabel('Public key').fill('RWQnotakey');
  await page.getByRole('button', { name: 'Trust this key' }).click();
  await page.getByText('It is not in minisign’s form.').waitFor();
  assert.equal(await kept(browser, 'keys'), undefined);
});
