import { TextDecoder } from 'node:util';
import { UnreadableFile } from '../../../http/uploads.ts';

export type JsonObject = Record<string, unknown>;

/** Maximum length of one object, which is loaded into memory. A page of messages has a few hundred kilobytes. */
const OBJECT_MAX = 4 * 1024 * 1024;

/**
 * Parses a file of JSON objects as a stream: one after another, with or without line breaks, or in one array. Throws
 * UnreadableFile if the file contains anything else or an object is too large.
 */
export async function* objectsIn(file: AsyncIterable<Buffer>): AsyncGenerator<JsonObject> {
  const decoder = new TextDecoder();
  const position = { depth: 0, isInText: false, isEscaped: false };
  let open = '';
  for await (const bytes of file) {
    const text = decoder.decode(bytes, { stream: true });
    let start = 0;
    for (let index = 0; index < text.length; index += 1) {
      const edge = advance(position, text.charCodeAt(index));
      if (edge === 'BEGIN') start = index;
      if (edge !== 'END') continue;
      yield parse(open + text.slice(start, index + 1));
      open = '';
    }
    if (position.depth > 0) open += text.slice(start);
    if (open.length > OBJECT_MAX) throw new UnreadableFile('HISTORY_FILE_INVALID');
  }
  if (position.depth > 0) throw new UnreadableFile('HISTORY_FILE_INVALID');
}

interface Position {
  /** Number of open brackets. 0 between two objects. */
  depth: number;
  isInText: boolean;
  isEscaped: boolean;
}

/** Moves over one character. Returns whether an outer object begins or ends with it. */
function advance(position: Position, code: number): 'BEGIN' | 'END' | null {
  if (position.depth === 0) {
    if (code === OPEN_BRACE) position.depth = 1;
    else if (!BETWEEN.has(code)) throw new UnreadableFile('HISTORY_FILE_INVALID');
    return position.depth === 1 ? 'BEGIN' : null;
  }
  if (position.isInText) {
    if (position.isEscaped) position.isEscaped = false;
    else if (code === BACKSLASH) position.isEscaped = true;
    else if (code === QUOTE) position.isInText = false;
    return null;
  }
  if (code === QUOTE) position.isInText = true;
  else if (code === OPEN_BRACE || code === OPEN_BRACKET) position.depth += 1;
  else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) position.depth -= 1;
  return position.depth === 0 ? 'END' : null;
}

const codeOf = (character: string): number => character.charCodeAt(0);
const [OPEN_BRACE, CLOSE_BRACE] = [codeOf('{'), codeOf('}')];
const [OPEN_BRACKET, CLOSE_BRACKET] = [codeOf('['), codeOf(']')];
const [QUOTE, BACKSLASH] = [codeOf('"'), codeOf('\\')];
/** Characters between objects: white space, commas, brackets of an array, and a byte order mark. */
const BETWEEN = new Set([...' \t\r\n,[]\ufeff'].map(codeOf));

function parse(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    throw new UnreadableFile('HISTORY_FILE_INVALID');
  }
}
