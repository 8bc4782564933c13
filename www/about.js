import { h } from './element.js';

/**
 * What Beststack is, what it may do and why, and that nothing leaves the device.
 *
 * @param {import('./say.js').Say} say
 * @param {{ version: string, permissions?: string[], content_scripts?: { matches?: string[] }[] }} manifest
 */
export function about(say, manifest) {
  const hosts = [...new Set((manifest.content_scripts ?? []).flatMap(({ matches }) => matches ?? []))].map((match) =>
    match.replace(/^https:\/\/\*\.|\/\*$/g, ''),
  );
  return h(
    'section',
    null,
    h('h2', null, say.t('about')),
    h('p', null, say.t('about_nothing_leaves')),
    h(
      'dl',
      { class: 'facts' },
      [
        [say.t('version'), manifest.version],
        [say.t('permission', (manifest.permissions ?? []).join(', ')), say.t('permission_storage')],
        [say.t('permission', say.list(hosts)), say.t('permission_hosts')],
      ].map(([term, fact]) => h('div', null, h('dt', null, term), h('dd', null, fact))),
    ),
  );
}
