/**
 * What one load of an AliExpress page costs its main thread for our sake: every sample of Chromium's profiler in
 * which a script or a wasm of ours runs, while the page opens and for a second after.
 */
import { fixture, open } from '../e2e/browser.mjs';
import { median, ms, time } from './measure.mjs';

/** @typedef {{ id: number, callFrame: { url: string }, children?: number[] }} Frame */
/** @typedef {{ nodes: Frame[], samples: number[], timeDeltas: number[] }} Profile */

const LOADS = 15;
/** How often the profiler looks, in microseconds. */
const EVERY = 200;

const browser = await open();

/**
 * All of our work in one profile, and the longest stretch without a pause, in milliseconds.
 *
 * @param {Profile} profile
 */
function ours({ nodes, samples, timeDeltas }) {
  const frames = new Map(nodes.map((node) => [node.id, node]));
  const own = new Set();
  /** @param {number} id @param {boolean} inside */
  const walk = (id, inside) => {
    const frame = frames.get(id);
    const is =
      inside || Boolean(frame?.callFrame.url.includes(browser.id)) || Boolean(frame?.callFrame.url.startsWith('wasm:'));
    if (is) own.add(id);
    for (const child of frame?.children ?? []) walk(child, is);
  };
  const [root] = nodes;
  if (root) walk(root.id, false);
  let [all, longest, stretch] = [0, 0, 0];
  for (const [nth, sample] of samples.entries()) {
    const spent = (timeDeltas[nth + 1] ?? EVERY) / 1000;
    stretch = own.has(sample) ? stretch + spent : 0;
    if (own.has(sample)) all += spent;
    longest = Math.max(longest, stretch);
  }
  return { all, longest };
}

/** @param {string} name of a fixture @param {Record<string, string>} headers @param {string} door @param {string} bar */
async function row(name, headers, door, bar) {
  const page = await browser.context.newPage();
  const { url, html } = fixture(name);
  browser.serve(url, { html, headers });
  await page.goto(url);
  const session = await browser.context.newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: EVERY });
  const loads = [];
  for (let load = 0; load < LOADS; load++) {
    await session.send('Profiler.start');
    await page.reload();
    await page.waitForTimeout(1000);
    const { profile } = await session.send('Profiler.stop');
    loads.push(ours(/** @type {Profile} */ (profile)));
  }
  await page.close();
  const [all, longest] = [loads.map((load) => load.all), loads.map((load) => load.longest)];
  const told = `${ms(median(all))} median, ${ms(Math.max(...longest))} the longest stretch`;
  time(`main thread per page load, ${door} door, all of our work (${name})`, told, bar);
}

await row('sample', {}, 'live', '5 ms median, no task over 16 ms');
await row('cart-comet', {}, 'live', '5 ms median, no task over 16 ms');
await row(
  'sample',
  { 'content-security-policy': "script-src 'self' 'unsafe-inline'" },
  'text',
  'when the page is idle',
);
await browser.close();
