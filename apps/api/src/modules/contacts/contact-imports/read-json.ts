import { csvLine } from '@frontdesk/domain';
import { UnreadableFile } from '../../../http/uploads.ts';

/**
 * Converts a JSON array of objects to CSV, whose headers are the keys of the objects. Other files are returned unchanged.
 * Values that are not text, numbers or booleans are empty. Must be used for small files only, because it loads the whole
 * file into memory.
 */
export async function* csvOfJson(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (!/^\s*[[{]/.test(text)) {
    yield bytes;
    return;
  }
  const records = recordsOf(text);
  const headers = [...new Set(records.flatMap((record) => Object.keys(record)))];
  yield Buffer.from(csvLine(headers));
  for (const record of records) yield Buffer.from(csvLine(headers.map((header) => cellOf(record[header]))));
}

function recordsOf(text: string): Record<string, unknown>[] {
  const parsed = parse(text);
  if (!Array.isArray(parsed) || !parsed.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one)))
    throw new UnreadableFile('FILE_NOT_CSV');
  if (parsed.length === 0) throw new UnreadableFile('FILE_EMPTY');
  return parsed;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableFile('FILE_NOT_CSV');
  }
}

const cellOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
