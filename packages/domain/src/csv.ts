/** A line of a file that spreadsheets open. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/**
 * A cell that a spreadsheet shows and never computes: what begins like a formula gets an apostrophe before it, also behind
 * blanks, which spreadsheets pass over.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const FORMULA = /^(?:\s*[=+\-@|%]|[\t\r])/;

/** A cell of such a file, read again: without the apostrophe, where one was put there. Any other belongs to the words. */
export const csvUnguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
