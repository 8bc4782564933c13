/**
 * Own codes as files: JSON keeps everything, CSV what a spreadsheet can show.
 *
 * @import { Offer } from '#wasm/plan'
 * @import { OwnCode } from '../extension/parts.js'
 */

/** The columns of the CSV; lists are joined by spaces. */
const COLUMNS = [
  'code',
  'off',
  'percent',
  'cap',
  'min_spend',
  'currency',
  'markets',
  'not_markets',
  'starts',
  'ends',
  'starts_local',
  'ends_local',
  'used',
  'added',
];

const TEXTS = /** @type {const} */ ([
  'off',
  'percent',
  'cap',
  'min_spend',
  'currency',
  'starts',
  'ends',
  'starts_local',
  'ends_local',
]);
const LISTS = /** @type {const} */ (['markets', 'not_markets']);

/** No file of codes is larger, in characters. */
const LONGEST = 1_000_000;

/** @param {OwnCode[]} codes */
export const toJson = (codes) => `${JSON.stringify({ beststack: 1, codes }, null, 2)}\n`;

/** @param {OwnCode[]} codes */
export function toCsv(codes) {
  const cell = (/** @type {unknown} */ value) => {
    const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = codes.map((own) => {
    const all = /** @type {Record<string, unknown>} */ ({ ...own.offer, used: own.used, added: own.added });
    return COLUMNS.map((column) => cell(all[column]));
  });
  return [COLUMNS, ...rows].map((row) => `${row.join()}\r\n`).join('');
}

/**
 * The codes of a file that {@link toJson} or {@link toCsv} wrote, or a hand in their shape.
 *
 * @param {string} text
 * @param {string} now
 * @returns {OwnCode[]}
 * @throws naming the place that is not as it should be
 */
export function fromFile(text, now) {
  if (text.length > LONGEST) throw new Error(`> ${LONGEST}`);
  return text.trimStart().startsWith('{') ? fromJson(text, now) : fromCsv(text, now);
}

/** @param {string} text @param {string} now */
function fromJson(text, now) {
  const { codes } = JSON.parse(text);
  if (!Array.isArray(codes)) throw new Error('codes');
  return codes.map((own, at) => {
    if (typeof own?.offer?.code !== 'string' || !own.offer.code) throw new Error(`codes[${at}].offer.code`);
    return {
      offer: { ...own.offer, kind: 'code' },
      used: own.used === true,
      added: typeof own.added === 'string' ? own.added : now,
    };
  });
}

/** @param {string} text @param {string} now */
function fromCsv(text, now) {
  const [head = [], ...rows] = cells(text);
  const columns = head.map((name) => name.trim().toLowerCase());
  if (!columns.includes('code')) throw new Error('code');
  return rows.map((row, at) => {
    const value = (/** @type {string} */ column) => row[columns.indexOf(column)]?.trim() ?? '';
    if (!value('code')) throw new Error(`code, ${at + 2}`);
    /** @type {Offer} */
    const offer = { kind: 'code', code: value('code') };
    for (const column of TEXTS) if (value(column)) offer[column] = value(column);
    for (const column of LISTS) if (value(column)) offer[column] = value(column).split(/\s+/);
    return { offer, used: value('used') === 'true', added: value('added') || now };
  });
}

/** The cells of a CSV text, row by row: quotes, doubled quotes, and line ends inside quotes. @param {string} text @returns {string[][]} */
function cells(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, plain = '', end] of text
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    const row = /** @type {string[]} */ (rows.at(-1));
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}
