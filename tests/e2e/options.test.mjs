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

/** As every door keeps a code that names neither a market nor an end. */
const MINE = {
  offer: {
    kind: 'code',
    code: 'MINE5',
    off: '5.00',
    min_spend: '30.00',
    currency: 'USD',
    starts: null,
    ends: null,
    collected: null,
    uncertain: true,
    why: 'no market is stated; no end is stated',
  },
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

test('a code is changed in its place, and what cannot stand is told where it is typed', async () => {
  await keep(browser, 'codes', [MINE]);
  await show();
  await page.getByRole('button', { name: 'Edit MINE5' }).click();
  const form = page.getByRole('form', { name: 'Edit MINE5' });
  await form.getByLabel('Off').fill('5.005');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByRole('alert').getByText('MINE5.off: too many decimals').waitFor();
  assert.deepEqual(await kept(browser, 'codes'), [MINE]);

  await form.getByLabel('Off').fill('10%');
  await form.getByLabel('Minimum').fill('25');
  await form.getByLabel('Ship to').fill('us, ca');
  // The last minute that is still inside, on the shopper's own clock (New York).
  await form.getByLabel('Valid until').fill('2026-06-01T02:59');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('cell', { name: '10% off from $25.00' }).waitFor();
  await page.getByRole('cell', { name: 'Jun 1, 2026, 2:59 AM' }).waitFor();
  assert.deepEqual((await kept(browser, 'codes'))[0].offer, {
    kind: 'code',
    code: 'MINE5',
    percent: '10',
    min_spend: '25',
    currency: 'USD',
    markets: ['US', 'CA'],
    starts: null,
    ends: '2026-06-01T07:00:00.000Z',
    collected: null,
  });

  await page.getByRole('button', { name: 'Edit MINE5' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('cell', { name: '10% off from $25.00' }).waitFor();
});

test('a sign alone means the currency that the shopper says, and what is not understood is shown as such', async () => {
  await show();
  await page.getByLabel('Paste codes from anywhere').fill('MATE9: $9 off $70\nsave 15 on FRX3 maybe');
  const understood = page.locator('.understood');
  await understood.getByText('MATE9 $9.00 off from $70.00').waitFor();
  await understood.getByText(/^Not understood: save 15 on FRX3 maybe/).waitFor();
  await page.getByLabel('A sign alone means').selectOption('AUD');
  await understood.getByText('MATE9 A$9.00 off from A$70.00').waitFor();
  await page.getByRole('button', { name: 'Add these codes' }).click();
  await until(async () => (await kept(browser, 'codes'))?.length === 2, 'both are added');
  const [{ offer }, { offer: bare }] = await kept(browser, 'codes');
  assert.deepEqual([bare.code, bare.off, bare.min_spend], ['FRX3', undefined, null]);
  assert.deepEqual([offer.code, offer.off, offer.currency, offer.source], ['MATE9', '9.00', 'AUD', 'own']);
});

test('a whole message of codes is understood, and placeholders in it are none', async () => {
  await show();
  await page.getByLabel('Paste codes from anywhere').fill(`🔥 Choice Day is here! 🔥
USAFF8: $8 off $59
R$12 OFF em R$90: BRFS1
-3 € dès 20 € : FRX3
AUX5: AU$50-5
$50 이상 구매 시 $6 할인: KRX6
2/15$ : OTPRD02
€3 de descuento en compras mínimas de €29: ESX3
Use WELCOME10 or FREESHIP for more!`);
  const codes = page.locator('.understood b');
  await until(async () => (await codes.count()) === 7, 'seven are understood');
  assert.deepEqual(await page.locator('.understood li:has(b)').allInnerTexts(), [
    'USAFF8 $8.00 off from $59.00',
    'BRFS1 R$12.00 off from R$90.00',
    'FRX3 €3.00 off from €20.00',
    'AUX5 A$5.00 off from A$50.00',
    'KRX6 $6.00 off from $50.00',
    'OTPRD02 $2.00 off from $15.00',
    'ESX3 €3.00 off from €29.00',
  ]);
});

for (const format of ['JSON', 'CSV']) {
  test(`codes go out as ${format} and come back the same`, async () => {
    const odd = {
      ...MINE,
      offer: { ...MINE.offer, code: 'ODD7', markets: ['US', 'CA'], ends: '2026-06-01T00:00:00Z' },
      used: true,
    };
    Reflect.deleteProperty(odd.offer, 'uncertain');
    Reflect.deleteProperty(odd.offer, 'why');
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

test('the list says what a code lacks, and takes it in where it stands', async () => {
  const bare = {
    kind: 'code',
    code: 'BARE7',
    min_spend: null,
    markets: ['US'],
    ends_local: '2026-06-01',
    text: 'BARE7',
  };
  await keep(browser, 'codes', [MINE, { ...MINE, offer: bare }]);
  await show();
  const row = page.getByRole('row').filter({ hasText: 'MINE5' });
  await row.getByRole('button', { name: 'MINE5: no end stated; add it' }).waitFor();
  await row.getByRole('button', { name: 'MINE5: no market stated; add it' }).click();
  const form = page.getByRole('form', { name: 'Edit MINE5' });
  const field = form.getByLabel('Ship to');
  assert.equal(await field.evaluate((input) => input === document.activeElement), true);
  await field.fill('US');
  await form.getByRole('button', { name: 'Save' }).click();
  await until(async () => (await kept(browser, 'codes'))[0].offer.markets?.[0] === 'US', 'it is kept');
  assert.equal((await kept(browser, 'codes'))[0].offer.why, 'no end is stated');
  await row.getByRole('button', { name: 'MINE5: no end stated; add it' }).waitFor();
  assert.equal(await row.getByRole('button', { name: /no market stated/ }).count(), 0);

  // A day without a zone is said, and stays one while other fields are added.
  const other = page.getByRole('row').filter({ hasText: 'BARE7' });
  await other.getByText('Jun 1, 2026', { exact: true }).waitFor();
  await other.getByRole('button', { name: 'BARE7: no amounts stated; add it' }).click();
  const terms = page.getByRole('form', { name: 'Edit BARE7' });
  await terms.getByLabel('Off').fill('7');
  await terms.getByLabel('Minimum').fill('50');
  await terms.getByLabel('Currency').fill('usd');
  await terms.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('cell', { name: '$7.00 off from $50.00' }).waitFor();
  const { offer } = (await kept(browser, 'codes'))[1];
  assert.deepEqual([offer.off, offer.ends_local, offer.ends, offer.uncertain], ['7', '2026-06-01', null, undefined]);
});

test('headings of a message say where and until when its codes hold, and a code said again is added once', async () => {
  await show();
  await page.getByLabel('Paste codes from anywhere').fill(`Choice Day 🇪🇸 España
1-7 dic 2036
-5€ desde 39€: QCH5
-20€ desde 139€: QCH20
✂️ QCH5`);
  const row = page.locator('.understood li').filter({ hasText: 'QCH20' });
  await row.getByText('Spain').waitFor();
  await page.locator('.understood li').filter({ hasText: 'said before' }).waitFor();
  await page.getByRole('button', { name: 'Add these codes' }).click();
  await until(async () => (await kept(browser, 'codes'))?.length === 2, 'each is added once');
  for (const { offer } of await kept(browser, 'codes')) {
    assert.deepEqual([offer.markets, offer.ends_local, offer.uncertain], [['ES'], '2036-12-07', undefined]);
  }
});

test('a file that is none says what is wrong with it', async () => {
  await show();
  for (const [text, says] of [
    ['{"codes":[{"offer":{}}]}', 'codes[0].offer.code'],
    ['{"codes":[{"offer":{"kind":"code","code":"A5","off":"-1"}}]}', 'codes[0].off'],
    ['code,off,min_spend,currency\nA5,1,5,EURO', 'codes[0].currency'],
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
