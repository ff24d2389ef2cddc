import { TextDecoder } from 'node:util';
import { csvUnguarded, LIMITS } from '@frontdesk/domain';
import chardet from 'chardet';
import { CsvError, parse } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';
import { UnreadableFile } from '../../../http/uploads.ts';

export interface FileHead {
  readonly encoding: string;
  readonly delimiter: string;
}

const SAMPLE_BYTES = 256 * 1024;
const DELIMITERS = [',', ';', '\t', '|'];
/**
 * Maximum length of a cell: one character more than the longest field, so that validation still rejects a truncated
 * cell.
 */
const CELL_MAX = Math.max(LIMITS.notesLength, LIMITS.messageLength) + 1;
const RECORD_MAX = 4 * 1024 * 1024;

/**
 * Detects the encoding and the delimiter from the first bytes. `rest` is the complete file, including these bytes.
 * Throws UnreadableFile if the file is empty or not CSV.
 */
export async function inspectFile(
  file: AsyncIterable<Buffer>,
): Promise<{ head: FileHead; rest: AsyncIterable<Buffer> }> {
  const source = file[Symbol.asyncIterator]();
  const taken: Buffer[] = [];
  let size = 0;
  while (size < SAMPLE_BYTES) {
    const { done, value } = await source.next();
    if (done) break;
    taken.push(value);
    size += value.length;
  }
  const sample = Buffer.concat(taken);
  if (size === 0) throw new UnreadableFile('FILE_EMPTY');
  if (isBackup(sample)) throw new UnreadableFile('FILE_IS_BACKUP');
  const encoding = encodingOf(sample);
  const text = new TextDecoder(encoding).decode(sample);
  // A CSV file contains no null bytes, unlike spreadsheets and other binary files.
  if (text.slice(0, 1024).includes('\0')) throw new UnreadableFile('FILE_NOT_CSV');
  return { head: { encoding, delimiter: delimiterOf(text) }, rest: chunksWithSample(sample, source) };
}

/** Returns whether the file is an archive or a dump of a database. A spreadsheet, which is an archive too, is neither. */
function isBackup(sample: Buffer): boolean {
  const start = sample.toString('latin1', 0, 4096);
  if (start.startsWith('PK\x03\x04')) return !/\[Content_Types\]\.xml|xl\/|mimetypeapplication/.test(start);
  return (
    SIGNATURES.some((signature) => start.startsWith(signature)) || start.startsWith('ustar', 257) || DUMP.test(start)
  );
}

/** First bytes of gzip, bzip2, xz, 7z, zstd and RAR archives, and of databases of PostgreSQL and SQLite. */
const SIGNATURES = [
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ',
  '7z\xbc\xaf',
  '\x28\xb5\x2f\xfd',
  'Rar!',
  'PGDMP',
  'SQLite format 3',
];

/** Matches the beginning of a dump in SQL. */
const DUMP =
  /^(?:\xef\xbb\xbf)?\s*(?:(?:--[^\n]*\n\s*){0,9}--[^\n]*\bdump\b|\/\*!\d{5} set |set statement_timeout|create (?:table|database) |insert into )/i;

async function* chunksWithSample(sample: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield sample;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}

function encodingOf(sample: Buffer): string {
  const marked = MARKS.find(([mark]) => sample.subarray(0, mark.length).equals(mark))?.[1];
  if (marked) return marked;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    const guess = chardet.detect(sample) ?? '';
    return canDecode(guess) ? new TextDecoder(guess).encoding : 'windows-1252';
  }
}

const MARKS = [
  [Buffer.from([0xef, 0xbb, 0xbf]), 'utf-8'],
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
] as const;

function canDecode(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}

/**
 * Returns the delimiter that splits the header into the most cells. Ignores delimiters with which the header cannot be
 * parsed, for example because a quote is not closed. Throws UnreadableFile if no delimiter is possible.
 */
function delimiterOf(text: string): string {
  const widths = DELIMITERS.map((delimiter) => columnCount(text, delimiter));
  if (widths.every((width) => width === null)) throw new UnreadableFile('FILE_NOT_CSV');
  const known = widths.map((width) => width ?? 0);
  return DELIMITERS[known.indexOf(Math.max(...known))] ?? ',';
}

function columnCount(text: string, delimiter: string): number | null {
  try {
    const [headers] = parseWhole(text, { ...OPTIONS, delimiter, to: 1, on_record: (record) => record }) as string[][];
    return headers?.length ?? 0;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

const OPTIONS = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: RECORD_MAX,
} as const;

/** Parses the file as a stream and yields its rows. Throws UnreadableFile if the file is not CSV. */
export async function* linesOf(
  file: AsyncIterable<Buffer>,
  { encoding, delimiter }: FileHead,
): AsyncGenerator<string[]> {
  const parser = parse({ ...OPTIONS, delimiter });
  const fed = feedParser(parser, file, new TextDecoder(encoding));
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield cells.map(cellOf);
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile('FILE_NOT_CSV');
    throw error;
  } finally {
    parser.destroy();
  }
  await fed;
}

/**
 * Writes the file to the parser. Waits while the parser's buffer is full, so that a large upload does not use too much
 * memory.
 */
async function feedParser(
  parser: ReturnType<typeof parse>,
  file: AsyncIterable<Buffer>,
  decoder: TextDecoder,
): Promise<void> {
  try {
    for await (const bytes of file) {
      if (parser.destroyed) return;
      const text = decoder.decode(bytes, { stream: true });
      if (text && !parser.write(text)) await Promise.race([onceEvent(parser, 'drain'), onceEvent(parser, 'close')]);
    }
    parser.end(decoder.decode());
  } catch (error) {
    parser.destroy(error as Error);
  }
}

const onceEvent = (parser: ReturnType<typeof parse>, event: 'drain' | 'close'): Promise<void> =>
  new Promise((resolve) => parser.once(event, () => resolve()));

/**
 * Normalizes a cell: removes null characters, leading and trailing spaces, and the apostrophe that exports add to
 * prevent formulas, and truncates text that is too long for any field.
 */
export const cellOf = (cell: string): string =>
  csvUnguarded(cell.replaceAll('\0', '').trim()).trim().slice(0, CELL_MAX);
