/**
 * The browser that the checks drive.
 */
import { chromium } from 'playwright-core';

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
