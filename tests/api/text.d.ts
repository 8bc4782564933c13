/* tslint:disable */
/* eslint-disable */

/** What either door takes out of a page, for `read`: it goes through messages as it is. */
export interface Excerpt {
    /** The elements that the page's rules point at, as JSON text. */
    elements: string;
    /** The texts of the inline scripts that are worth reading. */
    scripts: string[];
    /** What was cut off before the page could be opened whole. */
    cut: string[];
}



/**
 * Takes out of the text of a page what is worth reading.
 */
export function excerptOfText(html: string, url: string): Excerpt;
