import { csvLine, type ExportFormat } from '@frontdesk/domain';

/** Value of a cell, as it occurs in JSON from PostgreSQL. */
export type ExportCell = string | number | boolean | null | readonly unknown[] | object;

/** Media types of the export formats. */
export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  CSV: 'text/csv; charset=utf-8',
  NDJSON: 'application/x-ndjson; charset=utf-8',
};

/**
 * Returns the beginning of a file. A CSV file starts with a byte order mark, because Excel otherwise misreads UTF-8.
 */
export const formatHeader = (format: ExportFormat, columns: readonly string[]): string =>
  format === 'CSV' ? `\ufeff${csvLine(columns)}` : '';

export function formatRow(format: ExportFormat, columns: readonly string[], cells: readonly ExportCell[]): string {
  if (format === 'CSV') return csvLine(cells.map(csvValue));
  return `${JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, cells[index]])))}\n`;
}

/** Converts a cell for CSV. Lists of texts are joined with semicolons; other structures are serialized as JSON. */
function csvValue(cell: ExportCell): string | number | null {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return String(cell);
  if (Array.isArray(cell) && cell.every((one) => typeof one === 'string')) return cell.join(';');
  return JSON.stringify(cell);
}
