import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import {
  readCatalogue,
  readCss,
  readGraphql,
  readHashComments,
  readHtml,
  readMarkdown,
  readPrisma,
  readSql,
} from './read-documents.mjs';
import { readTypeScript } from './read-typescript.mjs';

const SKIPPED_FOLDERS = new Set([
  'node_modules',
  'dist',
  '.git',
  '.turbo',
  '.data',
  '.cache',
  'coverage',
  'generated',
  'gql',
]);

/**
 * Matches files that are not searched. Applied migrations must not change, not even their comments. `schema.sql` is
 * generated from the migrations, and `contract.graphql` is an earlier `schema.graphql`. `terms.mjs` contains the words
 * to avoid.
 */
const SKIPPED_FILES =
  /^(?:prisma\/(?:migrations\/|schema\.sql)|pnpm-lock\.yaml|packages\/schema\/contract\.graphql|packages\/tooling\/language\/terms\.mjs)/;

const READERS = {
  '.ts': readTypeScript,
  '.tsx': readTypeScript,
  '.mts': readTypeScript,
  '.mjs': readTypeScript,
  '.cjs': readTypeScript,
  '.js': readTypeScript,
  '.md': readMarkdown,
  '.graphql': readGraphql,
  '.prisma': readPrisma,
  '.sql': readSql,
  '.css': readCss,
  '.html': readHtml,
  '.yaml': readHashComments,
  '.yml': readHashComments,
  '.toml': readHashComments,
  '.sh': readHashComments,
};

/**
 * Returns the texts of the repository and the names of its files as `{ file, folder, kind, line, text }`, where
 * `folder` is the package.
 */
export function readTexts(root) {
  return listFiles(root, '').flatMap((file) => {
    const reader = readerOf(file);
    if (!reader) return [];
    const source = readFileSync(join(root, file), 'utf8');
    const lineOf = lineIndex(source);
    const folder = packageOf(file);
    const texts = reader(file, source).map(({ kind, start, text }) => ({
      file,
      folder,
      kind: kindOf(file, kind, text),
      line: lineOf(start),
      text,
    }));
    const name = { file, folder, kind: 'identifiers', line: 1, text: basename(file).split('.')[0] };
    return [...texts.filter(({ kind }) => kind), name];
  });
}

function readerOf(file) {
  if (SKIPPED_FILES.test(file)) return undefined;
  if (/(?:^|\/)locales\/.*\.json$/.test(file)) return readCatalogue;
  return READERS[extname(file)] ?? (file === '.ci/run' ? readHashComments : undefined);
}

/**
 * Returns the kind of a string or error, depending on where it is shown. Returns null for those that no reader sees,
 * such as test data. Returns other kinds unchanged.
 */
function kindOf(file, kind, text) {
  if (kind !== 'strings' && kind !== 'errors') return kind;
  if (isTest(file)) return null;
  if (file.startsWith('apps/web/')) return kind === 'errors' || isShown(text) ? 'ui' : null;
  if (kind === 'errors') return 'errors';
  if (/(?:^|[/-])emails\.ts$/.test(file)) return 'mails';
  if (/packages\/domain\/src\/(?:refusals\/.*|denials)\.ts$/.test(file)) return 'refusals';
  return isSentence(text) ? 'strings' : null;
}

const isTest = (file) =>
  /\.(?:test|fixtures)\.[a-z]+$|\/(?:test|testing|testkit|seed)\/|^apps\/e2e\/|^bench\//.test(file);

/**
 * Whether a string of the SPA looks like a shown text: it contains a space or begins with a capitalized word. Most enum
 * values, keys and class names do not.
 */
const isShown = (text) => /\s/.test(text.trim()) || /^\p{Lu}\p{Ll}/u.test(text.trim());

const isSentence = (text) => /\p{L}\s+\p{L}/u.test(text);

function packageOf(file) {
  const [first, second, ...rest] = file.split('/');
  if (rest.length > 0 && (first === 'apps' || first === 'packages')) return `${first}/${second}`;
  return second && !first.startsWith('.') ? first : 'root';
}

/**
 * Returns the paths of all files below a folder, without the folders in `SKIPPED_FOLDERS`, such as installed packages
 * and build output.
 */
export function listFiles(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (!entry.isDirectory()) return entry.isFile() ? [path] : [];
      return SKIPPED_FOLDERS.has(entry.name) ? [] : listFiles(root, path);
    });
}

function lineIndex(source) {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (position) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= position) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
