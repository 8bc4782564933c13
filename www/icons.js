/** The icons of our own pages, which no page of AliExpress's loads. */

import { drawing } from './element.js';

export const gear = () =>
  drawing(
    'gear',
    'M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6M8.5 4.5a1.75 1.75 0 103.5 0 1.75 1.75 0 10-3.5 0M4 11.5a1.75 1.75 0 103.5 0 1.75 1.75 0 10-3.5 0',
  );
export const minus = () => drawing('minus', 'M3.5 8h9');
export const plus = () => drawing('plus', 'M3.5 8h9M8 3.5v9');
