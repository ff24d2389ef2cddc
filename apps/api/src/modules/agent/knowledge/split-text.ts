import { KNOWLEDGE_LIMITS, type WrittenSourceKind, withoutUnstorable } from '@frontdesk/domain';

/** Part of a text, with the headings above it from outermost to innermost. */
export interface TextPart {
  readonly headings: readonly string[];
  readonly text: string;
}

/**
 * Splits the text of a source into passages. A source of kind TEXT is split at headings, and long parts are split at
 * paragraphs.
 */
export function splitText(kind: WrittenSourceKind, text: string): TextPart[] {
  const sections = kind === 'TEXT' ? sectionsOf(text) : [{ headings: [], text }];
  return sections.flatMap(({ headings, text: section }) =>
    piecesOf(section).map((piece) => ({ headings, text: piece })),
  );
}

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;

/** Splits a text at its Markdown headings. */
function sectionsOf(text: string): TextPart[] {
  const sections: { headings: string[]; lines: string[] }[] = [{ headings: [], lines: [] }];
  let path: (string | undefined)[] = [];
  for (const line of text.split(/\r?\n/)) {
    // The input is truncated, because the matching time grows with the square of its length and lines can be
    // arbitrarily long.
    const match = HEADING.exec(line.trim().slice(0, 2 * TITLE));
    if (match) {
      const level = match[1]?.length ?? 1;
      path = [
        ...Array.from({ length: level - 1 }, (_, index) => path[index]),
        withoutUnstorable((match[2] ?? '').slice(0, TITLE)),
      ];
      sections.push({ headings: path.filter((heading) => heading !== undefined), lines: [] });
    } else sections.at(-1)?.lines.push(line);
  }
  return sections
    .map(({ headings, lines }) => ({ headings, text: lines.join('\n').trim() }))
    .filter((section) => section.text !== '');
}

const TITLE = KNOWLEDGE_LIMITS.titleLength;
const SIZE = KNOWLEDGE_LIMITS.passageLength;

/**
 * Splits a text into pieces of limited length: at paragraphs if possible, otherwise at sentences, otherwise at words.
 */
function piecesOf(text: string): string[] {
  const units = text
    .split(/\n\s*\n/)
    .flatMap((paragraph) => (paragraph.length <= SIZE ? [paragraph] : paragraph.split(/(?<=[.!?])\s+|\n/)))
    .flatMap((sentence) => cut(sentence.trim()))
    .filter(Boolean);
  const pieces: string[] = [];
  for (const unit of units) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + unit.length + 1 <= SIZE) pieces[pieces.length - 1] = `${last}\n${unit}`;
    else pieces.push(unit);
  }
  return pieces;
}

/** Splits a long sentence at spaces, or within a very long word. */
function cut(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > SIZE) {
    const space = rest.lastIndexOf(' ', SIZE);
    // A surrogate pair must not be split, because half of it cannot be stored.
    const limit = /[\uD800-\uDBFF]/.test(rest.charAt(SIZE - 1)) ? SIZE - 1 : SIZE;
    const end = space > SIZE / 2 ? space : limit;
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest];
}
