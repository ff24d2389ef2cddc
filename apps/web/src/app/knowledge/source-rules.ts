import { KNOWLEDGE_LIMITS, type WrittenSourceKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

/** Returns the validation rules of the form for a knowledge source. */
export const sourceRules = (kind: WrittenSourceKind) => ({
  title: (value: string) => (value.trim() ? null : kind === 'TEXT' ? t`Enter a title.` : t`Enter the question.`),
  text: (value: string) => textError(kind, value.trim()),
});

function textError(kind: WrittenSourceKind, text: string): string | null {
  const max = kind === 'TEXT' ? KNOWLEDGE_LIMITS.textLength : KNOWLEDGE_LIMITS.answerLength;
  if (text === '') return kind === 'TEXT' ? t`Enter the text.` : t`Enter the answer.`;
  if (text.length <= max) return null;
  const [length, most] = [text.length, max].map((count) => count.toLocaleString('en-GB'));
  return t`Use at most ${most ?? ''} characters. The text has ${length ?? ''}.`;
}
