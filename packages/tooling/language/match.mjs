/** Matches whitespace between two words, including a line break and the mark that starts the next line of a comment. */
const SPACE = '\\s+(?:(?:\\*|--|#|\\/\\/+)\\s*)?';
const BREAKS = new RegExp(SPACE, 'g');

/** Inline code, URLs and link targets, which are not searched as prose. */
const NOT_PROSE = /`[^`\n]*`|\bhttps?:\/\/\S+|\]\([^)\s]*\)/g;

const WORD = /\p{L}[\p{L}'’-]*/gu;

/** Compiles a list of words. Both functions return the matches in a text as `{ index, match, use }`. */
export const compileTerms = (terms) => ({
  inProse: matcher(terms, 'prose', '(?<![\\p{L}\\d_-])', '(?![\\p{L}\\d_])'),
  inName: matcher(terms, 'name', '(?<![a-z0-9])', '(?![a-z0-9])'),
});

function matcher(terms, kind, before, after) {
  const used = terms.filter((term) => term[kind]);
  const sources = used.map((term) => `(${term[kind].replaceAll(' ', SPACE)})`);
  const pattern = new RegExp(`${before}(?:${sources.join('|')})${after}`, 'giu');
  return (text) =>
    [...text.matchAll(pattern)].map(({ 0: match, index, ...groups }) => ({
      index,
      match: match.replace(BREAKS, ' '),
      use: used.find((_term, nth) => groups[nth + 1] !== undefined).use,
    }));
}

/** Replaces everything that is not prose with spaces, so that positions stay the same. */
export const proseOf = (text) => text.replace(NOT_PROSE, (code) => code.replace(/[^\n]/g, ' '));

export const countWords = (text) => text.match(WORD)?.length ?? 0;

/** Splits `openSMSReply`, `open_reply` and `open-reply` into lower-case words. */
export const splitName = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
