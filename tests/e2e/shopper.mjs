/**
 * What a shopper does and sees: the badge, the panel on a page, the popup; and what a test may do besides: set the
 * clock, look into the store.
 */
import assert from 'node:assert/strict';
import { until } from './browser.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */

/** When the codes of the sample were live. */
export const MAY = '2026-05-05T12:00:00.000Z';

/** Makes `Date` stand still, in whatever world it is called. @param {string} at */
function stopClock(at) {
  const Running = Date;
  const still = Running.parse(at);
  // @ts-expect-error: the class stands in for the browser's
  globalThis.Date = class extends Running {
    /** @param {...any} given */
    constructor(...given) {
      // @ts-expect-error: handed on as they came
      super(...(given.length ? given : [still]));
    }
    /** @override */
    static now() {
      return still;
    }
  };
}

/** Makes `Date` run from another instant than now, in whatever world it is called. @param {string} at */
function setClock(at) {
  const Running = Date;
  const ahead = Running.parse(at) - Running.now();
  // @ts-expect-error: the class stands in for the browser's
  globalThis.Date = class extends Running {
    /** @param {...any} given */
    constructor(...given) {
      // @ts-expect-error: handed on as they came
      super(...(given.length ? given : [Running.now() + ahead]));
    }
    /** @override */
    static now() {
      return Running.now() + ahead;
    }
  };
}

/** The script that stops the clock. @param {string} at */
export const clockAt = (at) => `(${stopClock})(${JSON.stringify(at)})`;
/** The script that lets the clock run from an instant. @param {string} at */
export const clockFrom = (at) => `(${setClock})(${JSON.stringify(at)})`;

/** Runs a script in the world of our script, by page. @type {WeakMap<Page, (script: string) => Promise<unknown>>} */
const worlds = new WeakMap();

/**
 * Opens a page at a fixed instant, for the page, for our script in it, and in our own pages.
 *
 * @param {Browser} browser
 * @param {string} url
 * @param {string} [at]
 * @param {(at: string) => string} [clock] what the clock does: it stands still
 */
export async function visit(browser, url, at = MAY, clock = clockAt) {
  const page = await browser.context.newPage();
  const script = clock(at);
  await page.addInitScript({ content: script });
  const cdp = await browser.context.newCDPSession(page);
  let contextId = 0;
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${browser.id}` && context.auxData?.type === 'isolated') {
      contextId = context.id;
      cdp.send('Runtime.evaluate', { contextId, expression: script }).catch(() => {});
    }
  });
  worlds.set(page, (expression) =>
    cdp.send('Runtime.evaluate', { contextId, expression, returnByValue: true, awaitPromise: true }),
  );
  await cdp.send('Runtime.enable');
  await page.goto(url);
  return page;
}

/** Runs an expression in the world of our script in a page, and gives its value. @param {Page} page @param {string} expression @returns {Promise<any>} */
export async function inOurScript(page, expression) {
  const answer = /** @type {any} */ (await worlds.get(page)?.(expression));
  return answer?.result?.value;
}

/** Moves the clock of our script in a page. @param {Page} page @param {string} at */
export async function moveClock(page, at) {
  await worlds.get(page)?.(clockAt(at));
}

/** Lets every open page look again, as it does whenever the store changes. @param {Browser} browser */
export async function nudge(browser) {
  await keep(browser, 'refused', []);
}

/** Writes a part of the store, as the worker would. @param {Browser} browser @param {string} part @param {unknown} value */
export async function keep(browser, part, value) {
  const worker = await browser.worker();
  await worker.evaluate(
    async ([part, value]) => {
      const key = /** @type {string} */ (part);
      const { [key]: before } = await chrome.storage.local.get(key);
      const revision = /** @type {any} */ (before?.revision ?? 0) + 1;
      await chrome.storage.local.set({ [key]: { revision, value } });
    },
    [part, value],
  );
}

/** A part of the store. @param {Browser} browser @param {string} part @returns {Promise<any>} */
export async function kept(browser, part) {
  const worker = await browser.worker();
  return worker.evaluate(async (key) => /** @type {any} */ ((await chrome.storage.local.get(key))[key])?.value, part);
}

/** Some settings, the rest as they are at first. @param {Browser} browser @param {Record<string, unknown>} some */
export async function settle(browser, some) {
  const first = {
    ship_to: null,
    currency: null,
    money: 'symbol',
    language: null,
    coins: null,
    first_order: false,
    panel: true,
    hidden: [],
  };
  await keep(browser, 'settings', { ...first, ...some });
}

/** Empties the store. @param {Browser} browser */
export async function forget(browser) {
  await (await browser.worker()).evaluate(() => chrome.storage.local.clear());
}

/** The id of a page's tab. @param {Browser} browser @param {Page} page */
export async function tabOf(browser, page) {
  await page.bringToFront();
  const worker = await browser.worker();
  return until(
    () => worker.evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id),
    'the tab is known',
  );
}

/** What the badge of a tab says. @param {Browser} browser @param {number} tab */
export async function badge(browser, tab) {
  const worker = await browser.worker();
  return worker.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
}

/**
 * The popup of a page's tab, in a tab of its own, since a popup is no page that a test could hold.
 *
 * @param {Browser} browser
 * @param {number} tab
 * @param {{ width?: number, at?: string }} [wanted]
 */
export async function popup(browser, tab, { width = 360, at = MAY } = {}) {
  const page = await browser.context.newPage();
  await page.addInitScript({ content: clockAt(at) });
  await page.setViewportSize({ width, height: 600 });
  await page.goto(browser.own(`www/popup.html?tab=${tab}`));
  await page.locator('.receipt, .state:not([aria-busy])').first().waitFor();
  return page;
}

/**
 * The panel in a page, through the debugger: its root is closed, to the page and to Playwright alike.
 *
 * @param {Browser} browser
 * @param {Page} page
 */
export async function panel(browser, page) {
  const cdp = await browser.context.newCDPSession(page);
  /** The closed root's own handle, anew each time: the panel comes and goes. */
  const root = async () => {
    const { root: document } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const html = document.children?.find(({ nodeName }) => nodeName === 'HTML');
    const host = html?.children?.find(({ shadowRoots }) =>
      shadowRoots?.some(({ shadowRootType }) => shadowRootType === 'closed'),
    );
    const shadow = host?.shadowRoots?.[0];
    return shadow ? (await cdp.send('DOM.resolveNode', { nodeId: shadow.nodeId })).object.objectId : undefined;
  };
  /**
   * Runs a function on the root.
   * @param {string | Function} what
   * @param {...unknown} given
   */
  const on = async (what, ...given) => {
    const objectId = await root();
    if (!objectId) return undefined;
    const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: String(what),
      arguments: given.map((value) => ({ value })),
      returnByValue: true,
      awaitPromise: true,
    });
    assert.equal(exceptionDetails, undefined, exceptionDetails?.exception?.description);
    return result.value;
  };
  const text = (/** @type {string} */ selector) =>
    on(function (/** @type {string} */ selector) {
      // @ts-expect-error: `this` is the root
      return this.querySelector(selector)?.innerText ?? null;
    }, selector);
  return {
    on,
    text,
    /** Whether there is a panel at all. */
    isThere: async () => (await root()) !== undefined,
    /** Waits for the pill and says its words. */
    pill: () => until(() => text('.shows'), 'there is a pill'),
    /** Where an element of the panel is, in the window. @param {string} selector @returns {Promise<DOMRect>} */
    box: (selector) =>
      on(function (/** @type {string} */ selector) {
        // @ts-expect-error: `this` is the root
        return this.querySelector(selector).getBoundingClientRect().toJSON();
      }, selector),
    /** Clicks an element of the panel where it is. @param {string} selector */
    click: async (selector) => {
      const { x, y, width, height } = await on(function (/** @type {string} */ selector) {
        // @ts-expect-error: `this` is the root
        return this.querySelector(selector).getBoundingClientRect().toJSON();
      }, selector);
      await page.mouse.click(x + width / 2, y + height / 2);
    },
  };
}
