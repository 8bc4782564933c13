/** The core, for our own pages; as well on a plain web server, where there is no extension. */

import startPlan, * as plan from '#wasm/plan';

/** @type {Promise<typeof plan> | undefined} */
let planning;

/** What plans, started once. */
export function core() {
  planning ??= startPlan({ module_or_path: new URL('../wasm/plan.wasm', document.baseURI) }).then(() => plan);
  return planning;
}
