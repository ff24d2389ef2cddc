import { type ComparedLineChange, KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import { diffArrays } from 'diff';

interface ComparedLine {
  readonly change: ComparedLineChange;
  readonly text: string;
}

interface Comparison {
  readonly lines: readonly ComparedLine[];
  /** Whether lines were omitted because the comparison has too many. */
  readonly isCut: boolean;
}

/** Number of unchanged lines before and after each change. */
const CONTEXT = 2;

/** Maximum number of changed lines for which the smallest difference is computed. */
const MOST_EDITS = 2000;

/** Returns the lines that differ, with the lines around them. Texts with too many differences are replaced as a whole. */
export function compareLines(before: readonly string[], after: readonly string[]): Comparison {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS }) ?? [
    { removed: true, added: false, value: [...before] },
    { removed: false, added: true, value: [...after] },
  ];
  const all = parts.flatMap(({ added, removed, value }): ComparedLine[] =>
    value.map((text) => ({ change: added ? 'ADDED' : removed ? 'REMOVED' : 'UNCHANGED', text })),
  );
  const changed = new Set(all.flatMap(({ change }, at) => (change === 'UNCHANGED' ? [] : [at])));
  const around = Array.from({ length: CONTEXT * 2 + 1 }, (_, index) => index - CONTEXT);
  const lines = all.filter((_, at) => around.some((distance) => changed.has(at + distance)));
  return {
    lines: lines.slice(0, KNOWLEDGE_LIMITS.comparedLines),
    isCut: lines.length > KNOWLEDGE_LIMITS.comparedLines,
  };
}
