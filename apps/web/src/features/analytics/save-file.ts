import { csvLine } from '@frontdesk/domain';
import { saveFile } from '../../lib/save-file.ts';
import type { Metrics } from './metrics.ts';

/** Saves the displayed figures as CSV. The byte order mark tells Excel that it is UTF-8. */
export function saveCsv({ columns, rows }: Metrics, name: string): void {
  const text = `\ufeff${[columns, ...rows].map(csvLine).join('')}`;
  saveFile(text, name, 'text/csv');
}
