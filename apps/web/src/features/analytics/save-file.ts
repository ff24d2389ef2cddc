import { csvLine } from '@frontdesk/domain';
import { saveFile } from '../../lib/save-file.ts';
import type { Metrics } from './metrics.ts';

/** What is on the screen as a file: the same numbers, asked with the same rights. The mark in front tells Excel that it is UTF-8. */
export function saveCsv({ columns, rows }: Metrics, name: string): void {
  const text = `\ufeff${[columns, ...rows].map(csvLine).join('')}`;
  saveFile(text, name, 'text/csv');
}
