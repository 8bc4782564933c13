/**
 * The package as it ships: `dist/`, its manifest and its files.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const dist = path.join(root, 'dist');

/** @type {any} */
export const manifest = JSON.parse(readFileSync(path.join(dist, 'manifest.json'), 'utf8'));

/** What xtask leaves beside the package for us: it does not ship. @param {string} file */
const forUs = (file) => file.startsWith('screenshots/') || /^wasm\/.*\.(js|d\.ts)$/.test(file);

/** Every file that ships, as a path inside `dist/`. */
export const files = under(dist).filter((file) => !forUs(file));

/**
 * Every file under a folder, as a path inside it, sorted.
 * @param {string} folder
 */
export function under(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** @param {string} file a path inside `dist/` */
export const bytes = (file) => readFileSync(path.join(dist, file));

/** @param {string} file a path inside `dist/` */
export const text = (file) => bytes(file).toString('utf8');

/** A list of the manifest, empty where it has none. @param {unknown} value @returns {any[]} */
export const list = (value) => (Array.isArray(value) ? value : []);

/**
 * Nothing of a file matches; a failure shows what does, and not the whole file.
 * @param {string} content
 * @param {RegExp} pattern with the flag `g`
 * @param {string} file
 */
export const none = (content, pattern, file) => assert.deepEqual(content.match(pattern) ?? [], [], file);
