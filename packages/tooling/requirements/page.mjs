import { basename } from 'node:path';

export const PAGE = 'docs/REQUIREMENTS.md';

/** Matches a row of a table: the id, the requirement and the test files. */
const ROW = /^\| ((?:CB|AM|WC|AG|BL|RC|SF|DK|VV|API)-\d{2}|[A-Z]{1,2}\d{1,2}) +\| (.*?) +\| [^|]*\|$/;

export const definedIds = (page) => new Set(page.split('\n').flatMap((line) => line.match(ROW)?.[1] ?? []));

/** Returns the page with the column of test files in every row updated from the titles. */
export function withTests(page, titles) {
  const files = new Map();
  for (const { file, ids } of titles) for (const id of ids) addTo(files, id, basename(file));
  return alignTables(
    page.split('\n').map((line) => {
      const [, id, promise] = line.match(ROW) ?? [];
      return id ? `| ${id} | ${promise} | ${testsOf(files.get(id))} |` : line;
    }),
  ).join('\n');
}

function addTo(files, id, file) {
  const known = files.get(id) ?? new Set();
  files.set(id, known.add(file));
}

const testsOf = (files) => (files ? [...files].toSorted().join(', ') : '—');

/** Pads the cells of each table as the formatter does. */
function alignTables(lines) {
  const aligned = [...lines];
  for (let start = 0; start < lines.length; start += 1) {
    let end = start;
    while (lines[end]?.startsWith('|')) end += 1;
    if (end > start) aligned.splice(start, end - start, ...alignRows(lines.slice(start, end).map(cellsOf)));
    start = Math.max(start, end);
  }
  return aligned;
}

const cellsOf = (line) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

function alignRows(rows) {
  const body = rows.filter((_row, nth) => nth !== 1);
  const widths = rows[0].map((_cell, column) => Math.max(3, ...body.map((row) => row[column].length)));
  const render = (row, fill) => `| ${row.map((cell, column) => cell.padEnd(widths[column], fill)).join(' | ')} |`;
  return rows.map((row, nth) =>
    nth === 1
      ? render(
          row.map(() => ''),
          '-',
        )
      : render(row, ' '),
  );
}
