/**
 * What a value from elsewhere must look like: each shape is the check and, for `tsc`, the type at once.
 *
 * @template T
 * @typedef {{ (value: any): boolean, type?: T }} Shape `type` never exists: it carries the type
 */

/**
 * The type that a shape stands for.
 *
 * @template S
 * @typedef {S extends { type?: infer T } ? T : never} Of
 */

/**
 * The type of a record with these fields; a field that may be undefined may be absent.
 *
 * @template {Record<string, Shape<any>>} F
 * @typedef {{ [N in keyof F as F[N] extends { optional: true } ? never : N]: Of<F[N]> } &
 *   { [N in keyof F as F[N] extends { optional: true } ? N : never]?: Of<F[N]> }} Fields
 */

/** A text of at most so many UTF-16 units. @param {number} [most] @returns {Shape<string>} */
export const text =
  (most = Infinity) =>
  (value) =>
    typeof value === 'string' && value.length <= most;

/** @type {Shape<boolean>} */
export const flag = (value) => typeof value === 'boolean';

/** A whole number that counts. @type {Shape<number>} */
export const count = (value) => Number.isSafeInteger(value) && value >= 0;

/** Anything that was said. @type {Shape<unknown>} */
export const anything = (value) => value !== undefined;

/** @param {unknown} value @returns {value is Record<string, any>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record that wasm looks into and names what is wrong with: here it must only be one. @type {Shape<any>} */
export const record = isRecord;

/** @template T @param {Shape<T>} shape @returns {Shape<T | null>} */
export const orNull = (shape) => (value) => value === null || shape(value);

/** One of these words. @template {string} T @param {...T} words @returns {Shape<T>} */
export const oneOf =
  (...words) =>
  (value) =>
    words.includes(value);

/** @template T @param {Shape<T>} shape @param {number} [most] @returns {Shape<T[]>} */
export const list =
  (shape, most = Infinity) =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(shape);

/** A record from any name to values of one shape. @template T @param {Shape<T>} shape @returns {Shape<Record<string, T>>} */
export const recordOf = (shape) => (value) => isRecord(value) && Object.values(value).every(shape);

/** A field that older versions did not write. @template T @param {Shape<T>} shape @returns {Shape<T> & { optional: true }} */
export const optional = (shape) =>
  Object.assign((/** @type {any} */ value) => value === undefined || shape(value), {
    optional: /** @type {const} */ (true),
  });

/**
 * A record with these fields and no others.
 *
 * @template {Record<string, Shape<any>>} F
 * @param {F} fields
 * @returns {Shape<Fields<F>>}
 */
export const exactly = (fields) => (value) =>
  isRecord(value) &&
  Object.keys(value).every((name) => Object.hasOwn(fields, name)) &&
  Object.entries(fields).every(([name, fits]) => fits(value[name]));
