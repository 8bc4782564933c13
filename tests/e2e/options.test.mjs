/**
 * The options: what is set is kept and holds at once; codes come in by paste and file, and go out as files.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import { open, until } from './browser.mjs';
import { forget, keep, kept } from './shopper.mjs';

/** @type {import('./browser.mjs').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
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

const show = async () => {
  page = await browser.context.newPage();
  await page.goto(browser.own('www/options.html'));
  await page.getByRole('heading', { level: 1 }).waitFor();
};

test('settings are kept, and the language holds at once', async () => {
  await show();
  await page.getByLabel('Ship to').selectOption('FR');
  await page.getByLabel('Coins balance').fill('400');
  await page.getByLabel('This is my first order on AliExpress').check();
  await page.getByLabel('Show the panel on items').uncheck();
  await page.getByLabel('Language').selectOption('de');
  await page.getByRole('heading', { name: 'Einkauf' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  await until(async () => (await kept(browser, 'settings'))?.language === 'de', 'the language is kept');
  assert.deepEqual(await kept(browser, 'settings'), {
    ship_to: 'FR',
    currency: null,
    money: 'symbol',
    language: 'de',
    coins: 400,
    first_order: true,
    panel: false,
    hidden: [],
  });
});

test('pasted codes are shown as understood before they are added', async () => {
  await show();
  await page.getByLabel('Paste codes from anywhere').fill('Sale! USAFF8: $8 off $59\nand -3 € dès 20 € : FRX3');
  await until(async () => (await page.locator('.understood li').count()) === 2, 'both are understood');
  assert.deepEqual(await page.locator('.understood li').allInnerTexts(), [
    'USAFF8 $8.00 off from $59.00',
    'FRX3 €3.00 off from €20.00',
  ]);
  assert.equal(await kept(browser, 'codes'), undefined);
  await page.getByRole('button', { name: 'Add these codes' }).click();
  await page.getByRole('rowheader', { name: 'FRX3' }).waitFor();
  assert.equal((await kept(browser, 'codes')).length, 2);

  await page.getByLabel('Paste codes from anywhere').fill('hello there');
  await page.getByText('No code found in it.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Add these codes' }).isDisabled(), true);
});

const MINE = {
  offer: { kind: 'code', code: 'MINE5', off: '5.00', min_spend: '30.00', currency: 'USD' },
  used: false,
  added: '2026-05-01T00:00:00Z',
};

test('a code is marked as used, and deleted', async () => {
  await keep(browser, 'codes', [MINE]);
  await show();
  await page.getByLabel('Mark MINE5 as used').check();
  await until(async () => (await kept(browser, 'codes'))[0].used, 'it is used');
  await page.getByRole('button', { name: 'Remove MINE5' }).click();
  await until(async () => (await kept(browser, 'codes')).length === 0, 'it is gone');
});

for (const format of ['JSON', 'CSV']) {
  test(`codes go out as ${format} and come back the same`, async () => {
    const odd = {
      ...MINE,
      offer: { ...MINE.offer, code: 'ODD7', markets: ['US', 'CA'], ends: '2026-06-01T00:00:00Z' },
      used: true,
    };
    await keep(browser, 'codes', [MINE, odd]);
    await show();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Export as ${format}` }).click(),
    ]);
    const file = await readFile(await download.path());
    await keep(browser, 'codes', []);
    await until(async () => (await page.getByRole('row').count()) === 0, 'the table is gone');
    const buffer = { name: download.suggestedFilename(), mimeType: 'text/plain', buffer: file };
    await page.locator('[data-key="codes-picker"]').setInputFiles(buffer);
    await page.getByRole('rowheader', { name: 'ODD7' }).waitFor();
    assert.deepEqual(await kept(browser, 'codes'), [MINE, odd]);
    // The same file again adds nothing.
    await page.locator('[data-key="codes-picker"]').setInputFiles(buffer);
    await page.getByText('0 codes added.').waitFor();
  });
}

test('a file that is none says what is wrong with it', async () => {
  await show();
  for (const [text, says] of [
    ['{"codes":[{"offer":{}}]}', 'codes[0].offer.code'],
    ['name,off\nX,1', 'code'],
    ['{', 'JSON'],
  ]) {
    await page
      .locator('[data-key="codes-picker"]')
      .setInputFiles({ name: 'x', mimeType: 'text/plain', buffer: Buffer.from(text ?? '') });
    await until(async () => (await page.locator('.own .files .trouble').innerText()).includes(says ?? ''), says);
  }
  assert.equal(await kept(browser, 'codes'), undefined);
});

test('a refused code is listed with its reason, and forgotten when asked', async () => {
  await keep(browser, 'refused', [{ code: 'USAFF02', why: 'This code has expired', at: '2026-05-02T00:00:00Z' }]);
  await show();
  await page.getByText('This code has expired').waitFor();
  await page.getByRole('button', { name: 'Forget that USAFF02 was refused' }).click();
  await until(async () => (await kept(browser, 'refused')).length === 0, 'it is forgotten');
});

test('it says what it may do, and why', async () => {
  await show();
  await page.getByText('Permission: storage').waitFor();
  await page.getByText('Permission: aliexpress.com, aliexpress.us, and aliexpress.ru').waitFor();
});
