import { csvLine } from '@frontdesk/domain';
import type { Figures } from './figures.ts';

/** What is on the screen as a file: the same numbers, asked with the same rights. The mark in front tells Excel that it is UTF-8. */
export function saveCsv({ columns, rows }: Figures, name: string): void {
  const text = `\ufeff${[columns, ...rows].map(csvLine).join('')}`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
