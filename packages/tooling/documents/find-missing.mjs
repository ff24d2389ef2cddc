import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse, validate } from 'graphql';
import { readTestNames } from './read-markdown.mjs';

/** Nouns of the examples in docs/recipes. A recipe creates the files and names that contain one of them. */
const EXAMPLE = /announcement|deepgram|transcription/i;

const BUILT = /(?:^|\/)(?:dist|generated|gql|node_modules|\.data)(?:\/|$)/;
const FILE_NAME = /\.(?:tsx?|[cm]?js|json|sql|md|graphql|prisma|ya?ml|sh|css|toml|png)$/;
const PATH = /^(?:\.{1,2}\/)*[\w@.<>*-]+(?:\/[\w@.<>*-]+)*\/?$/;

/** Matches extensions without a name, and the tagged template `tx.sql`. */
const NOT_A_PATH = /^(?:\.\w+|tx\.sql)$/;

/** Returns relative links to files and headings that do not exist. */
export const findBrokenLinks = ({ file, links, headings }, { paths, documents }) =>
  links
    .filter((link) => !/^(?:[a-z]+:|\/)/.test(link))
    .filter((link) => {
      const [target, anchor] = link.split('#');
      const path = target ? posix.normalize(posix.join(posix.dirname(file), target)).replace(/\/$/, '') : file;
      if (!paths.has(path)) return true;
      const anchors = path === file ? headings : documents.get(path)?.headings;
      return Boolean(anchor && anchors && !anchors.includes(anchor));
    });

/**
 * Returns files and folders in inline code that do not exist. A path can leave out its first folders. Build output, and
 * what a recipe creates, is not checked.
 */
export const findMissingPaths = ({ codes }, { paths, folderNames }) =>
  codes
    .filter((code) => PATH.test(code) && !BUILT.test(code) && !NOT_A_PATH.test(code))
    .map((code) => code.replace(/^(?:\.{1,2}\/)+/, '').replace(/\/$/, ''))
    .filter((path) => FILE_NAME.test(path) || (path.includes('/') && folderNames.has(path.split('/')[0])))
    .filter((path) => !endsOneOf(existingPart(path), paths));

/** Returns names of tests in the tables of a document that no test file has. */
export const findMissingTests = (document, { tests }) =>
  readTestNames(document).filter((name) => !tests.some((file) => file.includes(`/${name}.`)));

/**
 * Returns identifiers in inline code that no source contains, identifiers that are not in the file that the text names,
 * and identifiers that an example imports from a file that does not export them.
 */
export function findUnknownNames(document, { paths, root, words }) {
  const named = document.codes.filter((code) => /^[A-Za-z_]\w{2,}(?:\(\))?$/.test(code));
  const unknown = named.map((code) => code.replace('()', '')).filter((name) => !EXAMPLE.test(name) && !words.has(name));
  const misplaced = [...readPlacedNames(document), ...readImports(document)]
    .filter(({ name, path }) => name && !EXAMPLE.test(name + path) && !BUILT.test(path))
    .filter(({ path, pattern }) => {
      const end = path.replace(/^(?:\.{1,2}\/)+/, '');
      const files = [...paths].filter((file) => `/${file}`.endsWith(`/${end}`));
      return !files.some((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
    });
  return [...unknown, ...misplaced.map(({ name, path }) => `${name} in ${path}`)];
}

/** Returns the identifiers of phrases such as "`RESOLVERS` of `schema.ts`". */
const readPlacedNames = ({ prose }) =>
  [...prose.matchAll(/`(\w+)` (?:of|in) `([^`<]+)`/g)]
    .map(([, name, path]) => ({ name, path, pattern: new RegExp(`\\b${name}\\b`) }))
    .filter(({ path }) => FILE_NAME.test(path));

/** Returns the identifiers that the TypeScript examples import from files. */
const readImports = ({ blocks }) =>
  blocks
    .filter(({ language }) => /^tsx?$/.test(language))
    .flatMap(({ text }) => [...text.matchAll(/^import (?:type )?\{([^}]+)\} from '(\.[^']+)'/gm)])
    .flatMap(([, names, path]) => names.split(',').map((name) => ({ name: name.replace(/\btype\b/, '').trim(), path })))
    .map(({ name, path }) => ({ name, path, pattern: new RegExp(`\\bexport\\b[^;=(]*\\b${name}\\b`) }));

/**
 * Returns the errors of GraphQL operations that do not fit the schema. Operations that a recipe adds are not checked.
 */
export const findInvalidOperations = ({ blocks }, { schema }) =>
  blocks
    .filter(({ language, text }) => language === 'graphql' && !EXAMPLE.test(text))
    .flatMap(({ text }) => validate(schema, parse(text)).map(({ message }) => message));

export const isExample = (text) => EXAMPLE.test(text);

/** Returns the part of a path that exists before a recipe is followed. */
function existingPart(path) {
  const parts = path.split('/');
  const added = parts.findIndex((part) => EXAMPLE.test(part));
  return (added < 0 ? parts : parts.slice(0, added)).join('/');
}

/** Whether an existing path ends with the given one, in which `<…>` and `*` match any characters except `/`. */
function endsOneOf(end, paths) {
  if (!end) return true;
  const pattern = end.split(/<[^>]*>|\*+/).map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const ending = new RegExp(`(?:^|/)${pattern.join('[^/]*')}$`);
  return [...paths].some((path) => ending.test(path));
}
