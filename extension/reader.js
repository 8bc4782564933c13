/**
 * What a page loads when it is worth reading: the live wasm and what places our frame, bundled into one file, since a module
 * behind a dynamic URL may not import another.
 */

import init, * as wasm from '#wasm/live';
import { addressOf } from './chrome.js';

export { frame } from './frame.js';

/** Starts the live wasm. @returns {Promise<typeof wasm>} rejects where the page's own policy forbids wasm. */
export async function open() {
  await init({ module_or_path: addressOf('wasm/live.wasm') });
  return wasm;
}
