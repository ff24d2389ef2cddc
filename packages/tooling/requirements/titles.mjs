import { readTexts } from '../language/inventory.mjs';

const ID = /(?:(?:CB|AM|WC|AG)-\d{2}|[A-Z]{1,2}\d{1,2})/.source;
const TAGS = new RegExp(String.raw`(?: \[${ID}(?:, ${ID})*\])+$`);

/** Every title of a test or a group of tests, as `{ file, line, title, ids }`. `ids` are the tags at its end. */
export const readTitles = (root) =>
  readTexts(root)
    .filter(({ kind }) => kind === 'tests')
    .map(({ file, line, text }) => ({ file, line, title: text, ids: idsIn(text.match(TAGS)?.[0] ?? '') }));

/** The ids of a title that are not tags at its end. A word such as `P95` is an id only if the page defines it. */
export const misplacedIds = ({ title }, defined) =>
  idsIn(title.replace(TAGS, '')).filter((id) => defined.has(id) || id.includes('-'));

const idsIn = (text) => text.match(new RegExp(String.raw`(?<![\w-])${ID}(?![\w-])`, 'g')) ?? [];
