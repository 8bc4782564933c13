/**
 * What a shopper does and sees: the badge, the panel on a page, the popup; and what a test may do besides: set the
 * clock, look into the store.
 */
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
  // Until the worker has answered, the last answer may stand there.
  await page.locator('#popup:not([aria-busy]) :is(.receipt, .state:not([aria-busy]))').first().waitFor();
  return page;
}

/** Our frame in a page. @param {Page} page */
export const frameIn = (page) => page.frames().find((frame) => frame.url().includes('/www/panel.html'));

/**
 * The panel in a page: our frame, which neither the page nor a selector finds.
 *
 * @param {Browser} browser
 * @param {Page} page
 */
export async function panel(browser, page) {
  /**
   * Runs a function on the frame's document.
   * @param {string | Function} what
   * @param {...unknown} given
   */
  const on = async (what, ...given) => {
    const frame = frameIn(page);
    // The panel comes and goes.
    return frame?.evaluate(`(${what}).apply(document, ${JSON.stringify(given)})`).catch((error) => {
      if (frame.isDetached()) return undefined;
      throw error;
    });
  };
  const text = (/** @type {string} */ selector) =>
    on(function (/** @type {string} */ selector) {
      // @ts-expect-error: `this` is the document
      return this.querySelector(selector)?.checkVisibility() ? this.querySelector(selector).innerText : null;
    }, selector);
  /** Where an element of the panel is, in the window. @param {string} selector */
  const box = async (selector) => {
    const inner = await on(function (/** @type {string} */ selector) {
      // @ts-expect-error: `this` is the document
      return this.querySelector(selector)?.getBoundingClientRect().toJSON();
    }, selector);
    const outer = await (await frameIn(page)?.frameElement())?.evaluate((element) =>
      /** @type {Element} */ (element).getBoundingClientRect().toJSON(),
    );
    const [x, y] = [inner.x + outer.x, inner.y + outer.y];
    return {
      x,
      y,
      left: x,
      top: y,
      right: x + inner.width,
      bottom: y + inner.height,
      width: inner.width,
      height: inner.height,
    };
  };
  /** Waits until the panel has its place. */
  const placed = () =>
    until(async () => {
      const element = await frameIn(page)?.frameElement();
      return element?.evaluate((node) => {
        const one = /** @type {Element} */ (node);
        return getComputedStyle(one).visibility === 'visible' && one.clientWidth > 0;
      });
    }, 'the panel has its place');
  return {
    on,
    text,
    box,
    /** Whether there is a panel at all. */
    isThere: () => page.evaluate(() => document.querySelector('html > :not(head, body)') !== null),
    /** Waits for the pill and says its words. */
    pill: async () => {
      const words = await until(() => text('.shows'), 'there is a pill');
      await placed();
      return words;
    },
    /** Clicks an element of the panel where it is, once the panel knows that it is seen. @param {string} selector */
    click: async (selector) => {
      const isSeen = `function () {
        return this.querySelector(${JSON.stringify(selector)})?.closest('.pill, .sheet').dataset.seen === 'true';
      }`;
      await until(() => on(isSeen), `${selector} is seen`);
      // It may still be on its way to its place.
      await page.waitForTimeout(50);
      const frame = frameIn(page);
      const inner = await on(function (/** @type {string} */ selector) {
        // @ts-expect-error: `this` is the document
        return this.querySelector(selector).getBoundingClientRect().toJSON();
      }, selector);
      const at = { x: inner.x + inner.width / 2, y: inner.y + inner.height / 2, button: /** @type {const} */ ('left') };
      // Told to the frame itself: in a tab that was in the background Chromium's debugger does not find it by place.
      const session = await browser.context.newCDPSession(/** @type {import('playwright-core').Frame} */ (frame));
      await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', clickCount: 1, ...at });
      await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', clickCount: 1, ...at });
      await session.detach().catch(() => {});
    },
  };
}
