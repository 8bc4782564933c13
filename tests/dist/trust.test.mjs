/**
 * What the package may ask for and do: one permission, one shop, no network, no affiliate.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { bytes, files, list, manifest, none, root, text, under } from './package.mjs';

/** The only hosts we run on. */
const SHOP = /^https:\/\/(\*\.|[a-z]+\.)?aliexpress\.(com|us|ru)\/\S*$/;

/** Addresses that name a format and are never fetched. */
const NAMES = ['http://www.w3.org/'];

/** What reaches the network, or another program. */
const REACHES_OUT =
  /\b(fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|sendBeacon|importScripts)\b/g;

/** A file of our own package, by its place beside the page. */
const OWN_FILE = /\bfetch\(\s*new URL\(`\.\.\/\$\{[\w$]+\}`,\s*document\.baseURI\)/g;

/** The one call that the bindings' glue makes, for our own wasm, and what it says when that fails. */
const GLUE = /instanceof URL\)\s*&&\s*\(?\s*([\w$]+)\s*=\s*fetch\(\1\)|failed to fetch Wasm/g;

const scripts = files.filter((file) => file.endsWith('.js'));
const pages = files.filter((file) => file.endsWith('.html'));
const styles = files.filter((file) => file.endsWith('.css'));

test('the one permission is storage', () => {
  assert.equal(manifest.manifest_version, 3);
  assert.deepEqual(manifest.permissions, ['storage']);
  for (const more of ['host_permissions', 'optional_permissions', 'optional_host_permissions']) {
    assert.equal(manifest[more], undefined, more);
  }
  for (const door of ['externally_connectable', 'update_url', 'oauth2', 'chrome_url_overrides']) {
    assert.equal(manifest[door], undefined, door);
  }
});

test('it runs on AliExpress and nowhere else', () => {
  const injected = list(manifest.content_scripts);
  assert.notEqual(injected.length, 0);
  for (const script of injected) {
    assert.notEqual(script.matches.length, 0);
    for (const match of script.matches) {
      assert.match(match, SHOP);
    }
    assert.notEqual(script.match_about_blank, true);
    assert.notEqual(script.match_origin_as_fallback, true);
  }
});

test('only AliExpress pages can load our files, and only by an address that changes', () => {
  for (const resource of list(manifest.web_accessible_resources)) {
    assert.equal(resource.use_dynamic_url, true, JSON.stringify(resource));
    assert.equal(resource.extension_ids, undefined);
    assert.notEqual(resource.matches.length, 0);
    for (const match of resource.matches) {
      assert.match(match, SHOP);
    }
    for (const file of resource.resources) {
      assert.ok(files.includes(file), `${file} is named and not shipped`);
    }
  }
});

test('the extension pages and the worker can load nothing from elsewhere', () => {
  /** @type {string} */
  const policy = manifest.content_security_policy?.extension_pages ?? '';
  /** @type {Map<string, string[]>} */
  const directives = new Map();
  for (const part of policy.split(';').filter((part) => part.trim() !== '')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    directives.set(name, sources);
  }
  assert.deepEqual(directives.get('script-src'), ["'self'", "'wasm-unsafe-eval'"]);
  assert.ok(directives.has('default-src'), 'without default-src a page may connect anywhere');
  const allowed = ["'self'", "'none'", "'wasm-unsafe-eval'", "'unsafe-inline'", 'data:'];
  for (const [name, sources] of directives) {
    for (const source of sources) {
      assert.ok(allowed.includes(source), `${name} ${source}`);
    }
  }
});

test('our own sources reach nothing but our own files', () => {
  for (const folder of ['extension', 'www']) {
    for (const file of under(path.join(root, folder)).filter((name) => name.endsWith('.js'))) {
      const code = withoutComments(readFileSync(path.join(root, folder, file), 'utf8'));
      none(code.replace(OWN_FILE, ''), REACHES_OUT, `${folder}/${file}`);
    }
  }
});

test('nothing that ships reaches anything but our own files and, in the glue, our own wasm', () => {
  for (const file of scripts) {
    none(text(file).replace(OWN_FILE, '').replace(GLUE, ''), REACHES_OUT, file);
  }
});

test('no address of elsewhere ships', () => {
  for (const file of [...scripts, ...pages, ...styles]) {
    const addresses = text(file).match(/\b(https?|wss?):\/\/[^\s"'`)<>\\]+/g) ?? [];
    const others = addresses.filter(
      (address) => !SHOP.test(address) && !NAMES.some((name) => address.startsWith(name)),
    );
    assert.deepEqual(others, [], file);
  }
});

test('no code is made from text', () => {
  for (const file of scripts) {
    none(text(file), /\beval\s*\(|\bnew\s+Function\b|[^`\w.$]Function\s*\(/g, file);
    none(text(file), /\b(setTimeout|setInterval)\s*\(\s*["'`]/g, file);
  }
  for (const file of pages) {
    none(text(file), /\son\w+\s*=|<script(?![^>]*\bsrc=)|javascript:/gi, file);
  }
});

test('nothing earns: no affiliate word is in the package, wasm included', () => {
  for (const file of files) {
    none(bytes(file).toString('latin1'), /\baff_\w+|s\.click\.|afSmartRedirect/gi, file);
  }
});

test('no cookie is read or written', () => {
  for (const file of scripts) {
    none(text(file), /document\.cookie|\bcookieStore\b|chrome\.cookies/g, file);
  }
});

/** @param {string} code */
function withoutComments(code) {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
