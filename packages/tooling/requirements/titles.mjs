import { readTexts } from '../language/inventory.mjs';

const ID = /(?:(?:CB|AM|WC|AG|BL|RC|SF|DK|VV|API)-\d{2}|[A-Z]{1,2}\d{1,2})/.source;
const TAGS = new RegExp(String.raw`(?: \[${ID}(?:, ${ID})*\])+$`);

/**
 * Returns every title of a test or group as `{ file, line, title, ids }`. `ids` are the tags at the end of the title.
 */
export const readTitles = (root) =>
  readTexts(root)
    .filter(({ kind }) => kind === 'tests')
    .map(({ file, line, text }) => ({ file, line, title: text, ids: idsIn(text.match(TAGS)?.[0] ?? '') }));

/** Returns ids that are not at the end of a title. A word such as `P95` counts only if the page defines it as an id. */
export const misplacedIds = ({ title }, defined) =>
  idsIn(title.replace(TAGS, '')).filter((id) => defined.has(id) || id.includes('-'));

const idsIn = (text) => text.match(new RegExp(String.raw`(?<![\w-])${ID}(?![\w-])`, 'g')) ?? [];
