const FENCE = /^([^\S\n]*)(`{3,})(\w*)[^\n]*\n([\s\S]*?)^\1\2[^\n]*$/gm;

/** Parses a Markdown file. `blocks` are its fenced code blocks, and `codes` its inline code outside of them. */
export function parseDocument(file, source) {
  const blocks = [...source.matchAll(FENCE)].map(({ 1: indent, 3: language, 4: text }) => ({
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
  const prose = source.replaceAll(FENCE, '');
  return {
    file,
    blocks,
    prose,
    codes: [...prose.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code]) => code.trim()),
    links: [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target),
    headings: [...prose.matchAll(/^#+ +(.+)$/gm)].map(([, text]) => anchorOf(text)),
  };
}

/** Returns the inline code in the first cell of each row of the tables whose first column is named `test`. */
export const readTestNames = ({ prose }) =>
  [...prose.matchAll(/^ *\| *test +\|.*\n *\| *-.*\n((?: *\|.*\n?)+)/gm)].flatMap(([, rows]) =>
    [...rows.matchAll(/^ *\| *`([^`]+)`/gm)].map(([, name]) => name),
  );

/** Returns the anchor that GitHub gives a heading. */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
