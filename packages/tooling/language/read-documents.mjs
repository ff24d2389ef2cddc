import { parse, visit } from 'graphql';

/**
 * Returns the text of a Markdown file without code blocks, and without the last column of the glossary, which lists
 * words to avoid.
 */
export function readMarkdown(file, source) {
  const withoutCode = source.replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, blank);
  const text = file.endsWith('GLOSSARY.md') ? withoutCode.replace(/\|[^|\n]*\|[^\S\n]*$/gm, blank) : withoutCode;
  return [{ kind: 'docs', start: 0, text }];
}

export function readGraphql(file, source) {
  if (!file.endsWith('schema.graphql')) return readHashComments(file, source);
  const texts = [];
  visit(parse(source), {
    enter(node) {
      if (node.description) texts.push({ kind: 'sdl', ...rawOf(node.description.loc, source) });
    },
  });
  return texts;
}

/** Returns the comments of YAML, TOML, shell and GraphQL operation files. */
export const readHashComments = (_file, source) => comments(source, /(?:(?<=^|\s)#[^\n]*(?:\n[^\S\n]*(?=#))?)+/gm);

export const readSql = (_file, source) => comments(source, /(?:--[^\n]*(?:\n[^\S\n]*(?=--))?)+|\/\*[\s\S]*?\*\//g);

export const readCss = (_file, source) => comments(source, /\/\*[\s\S]*?\*\//g);

/** Returns comments, the names of models and enums, and the first word of each indented line, such as a column name. */
export function readPrisma(_file, source) {
  const names = [...source.matchAll(/^(?:(?:model|enum) +|\s+)([A-Za-z]\w*)/gm)];
  return [
    ...comments(source, /(?:\/\/[^\n]*(?:\n[^\S\n]*(?=\/\/))?)+/g),
    ...names.map(({ 1: text, 0: all, index }) => ({
      kind: 'identifiers',
      start: index + all.length - text.length,
      text,
    })),
  ];
}

/** Returns the messages of a translation catalog, which are the values of a JSON file. */
export const readCatalogue = (_file, source) =>
  [...source.matchAll(/:\s*("(?:[^"\\]|\\.)*")/g)].map(({ 1: text, index }) => ({
    kind: 'ui',
    start: index,
    text: JSON.parse(text),
  }));

export const readHtml = (_file, source) => [{ kind: 'ui', start: 0, text: source.replace(/<[^>]*>/g, blank) }];

const comments = (source, pattern) =>
  [...source.matchAll(pattern)].map(({ 0: text, index }) => ({ kind: 'comments', start: index, text }));

const blank = (text) => text.replace(/[^\n]/g, ' ');

const rawOf = ({ start, end }, source) => ({ start, text: source.slice(start, end) });
