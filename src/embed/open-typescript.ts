/** A widget is one file, and half of this one would be our own source: the site shows it. */

export const openTypescript = null;
