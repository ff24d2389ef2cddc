import { t } from '@lingui/core/macro';
import type { DraftedQuestion } from './use-agent.ts';

export const TYPE_TITLES: Record<DraftedQuestion['type'], string> = {
  TEXT: t`Text`,
  NUMBER: t`Number`,
  CHOICE: t`Single choice`,
  YES_NO: t`Yes/No`,
  EMAIL: t`Email address`,
  DATE: t`Date`,
};

/** Returns a key derived from the question's first words. The key does not change when the text is edited later. */
export function keyFor(words: string, taken: readonly string[]): string {
  const letters = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '');
  const base = letters.slice(0, 30).replace(/_+$/, '') || 'question';
  let key = base;
  for (let count = 2; taken.includes(key); count++) key = `${base}_${count}`;
  return key;
}
