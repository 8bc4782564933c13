/**
 * The package is whole: what it names is in it, and what is in it loads.
 */
import assert from 'node:assert/strict';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { bytes, files, list, manifest, none, root, text } from './package.mjs';

test('every file that the manifest names is there', () => {
  const named = [
    manifest.background?.service_worker,
    manifest.action?.default_popup,
    manifest.options_page ?? manifest.options_ui?.page,
    ...Object.values(manifest.icons ?? {}),
    ...Object.values(manifest.action?.default_icon ?? {}),
    ...list(manifest.content_scripts).flatMap((script) => [...list(script.js), ...list(script.css)]),
  ];
  for (const file of named.filter((name) => name !== undefined)) {
    assert.ok(files.includes(file), file);
  }
});

test('every file that a page names is there', () => {
  for (const page of files.filter((file) => file.endsWith('.html'))) {
    for (const [, reference = ''] of text(page).matchAll(/\s(?:src|href)="([^"#:]+)"/g)) {
      const file = path.posix.join(path.posix.dirname(page), reference);
      assert.ok(files.includes(file), `${page}: ${reference}`);
    }
  }
});

/** What a script imports by name. */
const IMPORTS = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^"'();]*\bfrom\s*)?["']([^"']+)["']/g;

test('what runs in a page imports nothing by name: under a dynamic address that is denied', () => {
  const injected = list(manifest.content_scripts).flatMap((script) => list(script.js));
  const accessible = list(manifest.web_accessible_resources).flatMap((resource) => list(resource.resources));
  const inThePage = [...injected, ...accessible].filter((name) => name.endsWith('.js'));
  assert.ok(inThePage.length >= 3, `${inThePage}`);
  for (const file of inThePage) none(text(file), IMPORTS, file);
});

test('every file that a script imports is there, and its address is written out', () => {
  let imported = 0;
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    for (const [, reference = ''] of text(file).matchAll(IMPORTS)) {
      imported += 1;
      assert.ok(files.includes(path.posix.join(path.posix.dirname(file), reference)), `${file}: ${reference}`);
    }
    none(text(file), /\bimport\s*\(\s*["'`]|import\.meta\.url/g, file);
  }
  assert.ok(imported > 0, 'our pages share what several need');
});

test('every wasm file loads', async () => {
  for (const file of ['wasm/live.wasm', 'wasm/text.wasm', 'wasm/read.wasm', 'wasm/plan.wasm']) {
    const module = await WebAssembly.compile(bytes(file));
    const names = WebAssembly.Module.exports(module).map((exported) => exported.name);
    assert.ok(names.includes('memory'), file);
  }
});

/** Where things lie on this machine, and the names that every cargo and npm gives its own folders. */
const PLACES = [root, homedir(), process.env.CARGO_HOME, process.env.RUSTUP_HOME, tmpdir()]
  .filter((place) => place !== undefined)
  .map((place) => place.replace(/\/$/, ''))
  .concat('index.crates.io', 'registry/src', '.cargo', '.rustup', 'node_modules');

test('no path of the machine that built it is in the package: checkout, home, registry', () => {
  for (const file of files) {
    const content = bytes(file).toString('latin1');
    none(content, /\/(home|root|Users|usr\/(src|lib))\/[\w./-]+/g, file);
    for (const place of PLACES) assert.ok(!content.includes(place), `${file}: ${place}`);
  }
});

test('the manifest says a version that the store takes and a Chrome that can load us', () => {
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  assert.ok(Number(manifest.minimum_chrome_version) >= 131, 'dynamic addresses broke in 130');
});
