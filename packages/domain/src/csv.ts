/** Formats one line of a CSV file for spreadsheets. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/**
 * Formats a cell so that spreadsheets never evaluate it. Text that begins like a formula, even after whitespace, gets a
 * leading apostrophe.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const FORMULA = /^(?:\s*[=+\-@|%]|[\t\r])/;

/** Removes the apostrophe that `csvCell` added. Keeps all other apostrophes, which are part of the text. */
export const csvUnguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
