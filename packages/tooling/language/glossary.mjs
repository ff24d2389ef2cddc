/**
 * Returns the rows of docs/GLOSSARY.md as `{ term, meaning, not }`. Words in the column "not" are separated by
 * commas. A word in backticks is searched in identifiers, any other word in prose.
 */
export function readGlossary(source) {
  return source
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter(([term]) => !/^-+$/.test(term))
    .slice(1)
    .map(([term, meaning, not = '']) => ({ term, meaning, not: not.split(',').map(trim).filter(Boolean) }));
}

/** Returns the words that the glossary replaces, in the format of `terms.mjs`. */
export const glossaryTerms = (source) =>
  readGlossary(source).flatMap(({ term, not }) =>
    not.map((word) =>
      word.startsWith('`') ? { name: escape(word.slice(1, -1)), use: term } : { prose: escape(word), use: term },
    ),
  );

const trim = (text) => text.trim();
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
