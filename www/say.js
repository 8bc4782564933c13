/**
 * How things are said: words from the language's file; money, dates, plurals and lists by `Intl`. Amounts stay the
 * decimal strings that the core gave: `Intl.NumberFormat` writes them exactly, and nothing here adds.
 *
 * @typedef {'symbol' | 'code'} MoneyStyle
 * @typedef {ReturnType<typeof speak>} Say
 */

/** Unicode's isolates: a part that runs as its first letter does, or to the right. */
const [FIRST_STRONG, LTR, END] = ['\u2068', '\u2066', '\u2069'];

/**
 * @param {{ language: string, words: Record<string, string> }} words
 * @param {MoneyStyle} [style]
 */
export function speak({ language, words }, style = 'symbol') {
  const plural = new Intl.PluralRules(language);
  /** @type {'ltr' | 'rtl'} */
  const dir = new Intl.Locale(language).getTextInfo?.().direction ?? (/^(ar|he)/.test(language) ? 'rtl' : 'ltr');
  /** Amounts, codes and titles keep their own direction inside words that run to the left. @param {string} value */
  const apart = (value, isolate = FIRST_STRONG) => (dir === 'rtl' && value ? isolate + value + END : value);

  const cache = new Map();
  /** @param {string} currency @param {boolean} bare */
  const number = (currency, bare) => {
    const key = currency + bare;
    if (!cache.has(key)) {
      cache.set(
        key,
        new Intl.NumberFormat(language, {
          style: 'currency',
          currency,
          currencyDisplay: style === 'code' || bare ? 'code' : 'symbol',
        }),
      );
    }
    return /** @type {Intl.NumberFormat} */ (cache.get(key));
  };
  /** @param {string} amount @param {string} currency */
  const money = (amount, currency) =>
    number(currency, false)
      .formatToParts(/** @type {any} */ (amount))
      .map(({ type, value }) => (type === 'currency' ? apart(value) : value.replace('-', '−')))
      .join('');
  /** @param {string} amount @param {string} currency */
  const figure = (amount, currency) => {
    const parts = number(currency, true).formatToParts(/** @type {any} */ (amount));
    const kept = parts.filter(({ type }) => type !== 'currency' && type !== 'literal');
    return apart(kept.map(({ value }) => value.replace('-', '−')).join(''), LTR);
  };

  /**
   * The words of a key, with `$1` … `$9` filled in.
   *
   * @param {string} key
   * @param {...(string | number)} values
   */
  const t = (key, ...values) =>
    (words[key] ?? key).replace(/\$(\d)/g, (_, nth) => apart(String(values[nth - 1] ?? '')));

  return {
    language,
    dir,
    t,
    /** Whether there are words for a key. @param {string} key */
    knows: (key) => key in words,
    /** A key in the plural form of a number, which is its `$1`. @param {string} key @param {number} count @param {...string} more */
    count: (key, count, ...more) => {
      const form = `${key}_${plural.select(count)}`;
      return t(form in words ? form : `${key}_other`, new Intl.NumberFormat(language).format(count), ...more);
    },
    /** An amount with its currency. */
    money,
    /** An amount without it, for columns. */
    figure,
    /** What is taken off, for columns; nothing has no sign. @param {string} amount @param {string} currency */
    less: (amount, currency) => figure(/[1-9]/.test(amount) ? `-${amount}` : amount, currency),
    /** @param {string} percent `"5"` is five per cent */
    percent: (percent) =>
      new Intl.NumberFormat(language, { style: 'unit', unit: 'percent', maximumFractionDigits: 2 }).format(
        /** @type {any} */ (percent),
      ),
    /** A whole number. @param {number} value */
    number: (value) => new Intl.NumberFormat(language).format(value),
    /** A day; with its year where that is not `now`'s. @param {string} at @param {string} now @param {boolean} [local] */
    day: (at, now, local) =>
      new Intl.DateTimeFormat(language, {
        day: 'numeric',
        month: 'short',
        year: at.slice(0, 4) === now.slice(0, 4) ? undefined : 'numeric',
        timeZone: local ? 'UTC' : undefined,
      }).format(new Date(at)),
    /** A day and its hour, in the shopper's own zone; a `local` one as it stands, which may be a day alone. @param {string} at @param {boolean} [local] */
    instant: (at, local) =>
      new Intl.DateTimeFormat(language, {
        dateStyle: 'medium',
        timeStyle: at.length > 10 ? 'short' : undefined,
        timeZone: local ? 'UTC' : undefined,
      }).format(new Date(at)),
    /** How far an instant is from now, in its largest unit. @param {string} at @param {string} now */
    distance: (at, now) => {
      const seconds = (Date.parse(at) - Date.parse(now)) / 1000;
      const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
      for (const [unit, length] of /** @type {[Intl.RelativeTimeFormatUnit, number][]} */ ([
        ['day', 86400],
        ['hour', 3600],
        ['minute', 60],
      ])) {
        if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
      }
      return format.format(0, 'minute');
    },
    /** A country's name. @param {string} code */
    country: (code) => named(language, 'region', code),
    /** A currency's name. @param {string} code */
    currency: (code) => named(language, 'currency', code),
    /** A currency's sign, or its code where that is how the shopper wants it. @param {string} code */
    sign: (code) =>
      number(code, false)
        .formatToParts(0)
        .find(({ type }) => type === 'currency')?.value ?? code,
    /** @param {string[]} items */
    list: (items) => new Intl.ListFormat(language).format(items),
  };
}

/** @param {string} language @param {Intl.DisplayNamesType} type @param {string} code */
function named(language, type, code) {
  try {
    return new Intl.DisplayNames(language, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
