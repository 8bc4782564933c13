/**
 * The browser that the checks drive, and the package that it loads.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** The package as it was built. */
export const dist = process.env.BESTSTACK_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
// Without one every check would wait for it until its own time is over.
if (!existsSync(path.join(dist, 'manifest.json'))) throw new Error(`nothing is built in ${dist}: cargo xtask build`);

/** What keeps Chromium to itself on a closed network, with or without a display or root's rights. */
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is; xtask says so in `CHROME`. */
export const executablePath = process.env.CHROME ?? '/usr/bin/chromium';

/** A plain browser, without the extension. */
export const open = () => chromium.launch({ executablePath, args: QUIET });
