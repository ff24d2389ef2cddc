import { allowedHits } from './ratchet.mjs';

const UPDATE = 'pnpm check:language --update';
const SHOWN = 25;

/**
 * Returns the report: a table and the problems. `changed` says whether the line of a hit has changed since the last
 * commit of the ratchet.
 */
export const reportOf = (result, changed) => [...tableOf(result), ...problemsOf(result, changed)].join('\n');

function tableOf({ counts }) {
  const rows = counts.map(({ folder, kind, words, hits }) => [
    folder,
    kind,
    String(words),
    String(hits),
    words > 0 ? ((hits * 1000) / words).toFixed(1) : '0.0',
  ]);
  return [['package', 'kind', 'words', 'hits', 'per 1,000'], ...rows].map(
    ([folder, kind, ...numbers]) =>
      `${folder.padEnd(20)}${kind.padEnd(13)}${numbers.map((number) => number.padStart(10)).join('')}`,
  );
}

/**
 * Returns the problems: rises with up to 25 hits to reword, entries of the allow-list that are unused or have no
 * reason, and counts that are lower than recorded.
 */
export function problemsOf({ rises, falls, stale, hits }, changed) {
  return [
    ...rises.flatMap((rise) => riseLines(rise, hits, changed)),
    ...stale.map(
      ({ file, word }) => `The allow-list entry for "${word}" in ${file} matches nothing or has no reason. Remove it.`,
    ),
    ...(falls.length > 0 ? [`${falls.map(fallText).join(', ')}. Run ${UPDATE} to record the lower counts.`] : []),
  ];
}

function riseLines({ folder, kind, words, hits: count }, hits, changed) {
  const own = hits.filter((hit) => hit.folder === folder && hit.kind === kind);
  const added = own.filter(changed);
  const shown = added.length > 0 ? added : own;
  return [
    `${folder} ${kind}: ${count} hits, more than the recorded count or the limit of ${allowedHits(kind, words)} for ${words} words. Use the standard word:`,
    ...shown.slice(0, SHOWN).map(hitLine),
    ...(shown.length > SHOWN ? [`  … and ${shown.length - SHOWN} more: pnpm check:language --list ${folder}`] : []),
  ];
}

export const hitLine = ({ file, line, kind, match, use, quote }) =>
  `  ${file}:${line} ${kind}: "${match}" -> ${use} | ${quote.slice(0, 100)}`;

const fallText = ({ folder, kind, limit, hits }) => `${folder} ${kind} fell from ${limit} to ${hits}`;
