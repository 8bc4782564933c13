/** The languages that the extension speaks, as BCP 47 tags: the build puts the folders of `extension/_locales` here. */
declare const OUR_LANGUAGES: readonly string[];
