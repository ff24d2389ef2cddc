import { TextDecoder } from 'node:util';
import chardet from 'chardet';
import { CsvError, parse } from 'csv-parse/sync';
import { UnreadableDocument } from './document.ts';

/** Decodes a text file. Throws UnreadableDocument if the content is not text. */
export function decodeText(bytes: Buffer): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // Text contains no null characters and few other control characters.
  if (text.includes('\0') || controlShare(text.slice(0, 4096)) > 0.05) throw new UnreadableDocument('TYPE_UNSUPPORTED');
  return text;
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    const guess = chardet.detect(bytes.subarray(0, 256 * 1024)) ?? '';
    return ENCODINGS.includes(guess) ? guess : 'windows-1252';
  }
}

/** Text encodings that can be detected reliably. */
const ENCODINGS: readonly string[] = ['Shift_JIS', 'EUC-JP', 'EUC-KR', 'GB18030', 'Big5', 'windows-1251', 'KOI8-R'];

const controlShare = (text: string): number => (text.match(/[^\P{Cc}\s]/gu)?.length ?? 0) / Math.max(text.length, 1);

/**
 * Returns whether a text is an HTML document. A Markdown text with individual HTML elements is not an HTML document.
 */
export const isHtml = (text: string): boolean =>
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<!doctype html|<html|<head|<body)/i.test(text.slice(0, 4096));

const DELIMITERS = [',', ';', '\t'];
const SAMPLE_ROWS = 20;

/**
 * Returns the rows of a table, each labeled with the column names, for example `Service: Haircut; Price: 40 EUR`.
 * Returns null if the text is not a table. A text is a table if its first rows have the same number of columns, at
 * least 2, and the first row contains short names.
 */
export function tableRows(text: string): string[] | null {
  const delimiter = DELIMITERS.find((one) => isTable(text, one));
  if (delimiter === undefined) return null;
  const [header = [], ...rows] = cellsOf(text, delimiter) ?? [];
  return rows.map((cells) =>
    cells.flatMap((cell, column) => (cell ? [header[column] ? `${header[column]}: ${cell}` : cell] : [])).join('; '),
  );
}

function isTable(text: string, delimiter: string): boolean {
  const rows = cellsOf(text, delimiter, SAMPLE_ROWS);
  const columns = rows?.[0]?.length ?? 0;
  // A cell that ends with a period is a sentence and therefore not a column name.
  const isHeader = rows?.[0]?.every((cell) => cell.length <= 60 && !/[.!?]$/.test(cell));
  return (
    rows !== null && rows.length > 1 && columns > 1 && isHeader === true && rows.every((row) => row.length === columns)
  );
}

/** Splits a text into rows of cells, at most `to` rows. Returns null if a quoted cell is not closed. */
function cellsOf(text: string, delimiter: string, to?: number): string[][] | null {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      ...(to === undefined ? {} : { to }),
    });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
