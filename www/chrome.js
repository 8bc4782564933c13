/** The browser, as far as our own pages ask it: all that is Chrome's own stands in this file. */

/** @param {string[]} parts @returns {Promise<Record<string, any>>} what the disk holds of them */
export const stored = (parts) => chrome.storage.local.get(parts);

/** @param {(parts: string[]) => void} changed called after parts of the store were written */
export const onStoreChange = (changed) =>
  chrome.storage.local.onChanged.addListener((parts) => changed(Object.keys(parts)));

/** @param {number | undefined} tab @param {() => void} changed called after its page was looked at */
export const onLook = (tab, changed) =>
  chrome.storage.session.onChanged.addListener((looks) => void (`look/${tab}` in looks && changed()));

/** @param {number | undefined} tab @param {() => void} loaded called when another page stands there */
export const onLoad = (tab, loaded) =>
  chrome.tabs.onUpdated.addListener((id, { status }) => void (id === tab && status === 'complete' && loaded()));

/** The tab that the shopper looks at. */
export const tabInFront = async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id;

/** Speaks to our script in the page of a tab. @param {number} tab @param {string} name @param {(message: unknown) => void} hear */
export function speakTo(tab, name, hear) {
  const port = chrome.tabs.connect(tab, { frameId: 0, name });
  port.onMessage.addListener(hear);
  return port;
}

export const openOptions = () => chrome.runtime.openOptionsPage();

export const manifest = () => chrome.runtime.getManifest();

/** The browser's own language; also where there is no extension. */
export const browserLanguage = () => globalThis.chrome?.i18n?.getUILanguage?.() ?? navigator.language;
