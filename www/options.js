/**
 * The options: how the shopper shops, how things are shown, the shopper's own codes, what was learned, and what
 * Beststack is.
 *
 * @import { Part, Values } from '../extension/parts.js'
 * @import { Say } from './say.js'
 */

import { change, kept, watch } from './kept.js';
import { about } from './about.js';
import { catalogueFile } from './catalogue-file.js';
import { manifest } from './chrome.js';
import { h, redraw } from './element.js';
import { checkbox, countries, field, select } from './fields.js';
import { LANGUAGES } from './languages.js';
import { refusals, seenCodes } from './learned.js';
import { ownCodes } from './own-codes.js';
import { CURRENCIES } from './places.js';
import { speech } from './speech.js';

const root = /** @type {HTMLElement} */ (document.querySelector('#options'));
const said = /** @type {HTMLElement} */ (document.querySelector('#said'));

// The parts of the store that stand here.
/** @type {Part[]} */
const SHOWN = ['settings', 'codes', 'catalogue', 'keys', 'seen', 'refused'];

let values = await kept();
let say = await speech(values.settings);

/** @param {Partial<Values['settings']>} patch */
const set = async (patch) => {
  await change('settings', (settings) => ({ ...settings, ...patch }));
  said.textContent = say.t('kept');
};

/** What just happened, for a live region. @param {string} words */
const tell = (words) => {
  said.textContent = words;
};

/** @param {string} title @param {...(Node | null | false)} content */
const section = (title, ...content) => h('section', null, h('h2', null, title), ...content);

function shopping() {
  const { settings } = values;
  const coins = h('input', {
    type: 'number',
    inputmode: 'numeric',
    min: 0,
    max: 10_000_000,
    value: settings.coins ?? '',
    'data-key': 'coins',
    onchange: () =>
      set({ coins: coins.value === '' || !coins.checkValidity() ? null : Math.trunc(coins.valueAsNumber) }),
  });
  return section(
    say.t('shopping'),
    field(
      say.t('ship_to'),
      select(
        [['', say.t('as_page')], ...countries(say)],
        settings.ship_to ?? '',
        (value) => set({ ship_to: value || null }),
        'ship_to',
      ),
      say.t('ship_to_note'),
    ),
    field(say.t('coins_balance'), coins, say.t('coins_note')),
    checkbox(settings.first_order, say.t('first_order'), (first_order) => set({ first_order }), 'first_order'),
  );
}

function display() {
  const { settings } = values;
  const names = LANGUAGES.map(
    (tag) => /** @type {[string, string]} */ ([tag, new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag]),
  ).sort(([, one], [, other]) => one.localeCompare(other));
  return section(
    say.t('display'),
    field(
      say.t('language'),
      select(
        [['', say.t('as_browser')], ...names],
        settings.language ?? '',
        (value) => set({ language: value || null }),
        'language',
      ),
    ),
    field(
      say.t('money_style'),
      select(
        [
          ['symbol', say.money('1234.50', 'USD')],
          ['code', say.t('money_code', 'USD')],
        ],
        settings.money,
        (value) => set({ money: value === 'code' ? 'code' : 'symbol' }),
        'money',
      ),
    ),
    checkbox(settings.panel, say.t('panel_on'), (panel) => set({ panel }), 'panel'),
    settings.hidden.length > 0 &&
      h(
        'ul',
        { class: 'plainlist' },
        settings.hidden.map((host) =>
          h(
            'li',
            null,
            h('span', null, say.t('panel_hidden', host)),
            h(
              'button',
              {
                type: 'button',
                class: 'link',
                'data-key': `show/${host}`,
                onclick: () => set({ hidden: settings.hidden.filter((one) => one !== host) }),
              },
              say.t('panel_show'),
            ),
          ),
        ),
      ),
  );
}

function learned() {
  const { refused, seen } = values;
  return section(
    say.t('learned'),
    h('p', { class: 'quiet' }, say.t(refused.length ? 'learned_note' : 'learned_nothing')),
    refused.length > 0 && refusals(refused, say),
    seen.length > 0 && h('h3', null, say.t('seen_codes')),
    seen.length > 0 && h('p', { class: 'quiet' }, say.t('seen_note')),
    seen.length > 0 && seenCodes(seen, say),
  );
}

/** The currencies that a shopper's sign may mean: the carts' first. */
function currencies() {
  const { carts, settings } = values;
  const own = [settings.currency, ...Object.keys(carts)].flatMap((code) => code ?? []);
  return [...new Set([...own, ...CURRENCIES])];
}

function draw() {
  document.title = `${say.t('name')} · ${say.t('options')}`;
  redraw(
    root,
    h('h1', null, say.t('name'), ' ', h('span', { class: 'quiet' }, say.t('options'))),
    shopping(),
    display(),
    section(say.t('my_codes'), ownCodes(values.codes, currencies(), say, tell)),
    section(say.t('catalogue'), catalogueFile(values.catalogue, values.keys, say, tell)),
    learned(),
    about(say, /** @type {any} */ (manifest())),
  );
}

draw();
watch(async (parts) => {
  if (!parts.some((part) => SHOWN.some((shown) => shown === part))) return;
  values = await kept();
  say = await speech(values.settings);
  draw();
});
