/**
 * A page at its own address with our wasm beside it, in a browser that answers nothing else.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const wasm = fileURLToPath(new URL('../../dist/wasm', import.meta.url));

/** Where the wasm is served. */
export const OURS = '/beststack-under-test/';
/** @type {Record<string, string>} */
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/**
 * Answers whatever a page's own frame asks for with this text; its other frames get nothing.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} html
 * @param {Record<string, string>} [headers]
 */
export async function serve(page, html, headers = {}) {
  await page.route('**/*', (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname.startsWith(OURS)) {
      const file = path.join(wasm, path.basename(pathname));
      return route.fulfill({ path: file, contentType: TYPES[path.extname(file)] ?? 'application/octet-stream' });
    }
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return route.abort();
    return route.fulfill({ body: html, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
  });
}
