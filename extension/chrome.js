/**
 * The browser, as far as we ask it here: all that is Chrome's own stands in this file.
 *
 * @typedef {chrome.runtime.MessageSender} Sender
 * @typedef {chrome.runtime.Port} Port
 */

/** Whether the extension is still there: a script in a page outlives an update. */
export const isThere = () => Boolean(chrome.runtime?.id);

/** The address of one of our files. @param {string} path */
export const addressOf = (path) => chrome.runtime.getURL(path);

/** Whether a message comes from us, and whether from a page of ours or from our script in another. @param {Sender} sender */
export function senderOf({ id, origin, url }) {
  if (id !== chrome.runtime.id) return null;
  return (origin ? `${origin}/` : (url ?? '')).startsWith(addressOf('')) ? 'ours' : 'page';
}

/** @param {object} message @returns {Promise<any>} */
export const send = (message) => chrome.runtime.sendMessage(message);

/** @param {number} tab @param {object} message @returns {Promise<any>} */
export const sendToPage = (tab, message) => chrome.tabs.sendMessage(tab, message, { frameId: 0 });

/** @param {(message: unknown, sender: Sender, respond: (answer: object) => void) => boolean} hear answers true if it will respond */
export const onMessage = (hear) => chrome.runtime.onMessage.addListener(hear);

/** A page of ours speaks to our script in a page. @param {(port: Port) => void} hear @returns {() => void} stops hearing */
export function onPort(hear) {
  chrome.runtime.onConnect.addListener(hear);
  return () => chrome.runtime?.onConnect?.removeListener(hear);
}

/** @param {(parts: string[]) => void} changed called after parts of the store were written */
export const onStoreChange = (changed) =>
  chrome.storage.local.onChanged.addListener((parts) => changed(Object.keys(parts)));

/** @param {(tab: number) => void} closed */
export const onTabClosed = (closed) => chrome.tabs.onRemoved.addListener((tab) => closed(tab));

/** @param {'local' | 'session'} kind on the disk, or in the browser's memory */
function area(kind) {
  return {
    /** @param {string | string[]} keys @returns {Promise<Record<string, any>>} */
    get: (keys) => chrome.storage[kind].get(keys),
    /** @param {Record<string, unknown>} values */
    set: (values) => chrome.storage[kind].set(values),
    /** @param {string | string[]} keys */
    remove: (keys) => chrome.storage[kind].remove(keys),
    clear: () => chrome.storage[kind].clear(),
  };
}

/** On the disk. */
export const disk = /* @__PURE__ */ area('local');
/** In the browser's memory: it outlives the worker, and ends with the browser. */
export const memory = /* @__PURE__ */ area('session');

/** What a tab's badge says. @param {number} tabId @param {string} text @param {string} color behind it */
export async function setBadge(tabId, text, color) {
  await chrome.action.setBadgeBackgroundColor({ tabId, color });
  await chrome.action.setBadgeTextColor({ tabId, color: '#ffffff' });
  await chrome.action.setBadgeText({ tabId, text });
}
