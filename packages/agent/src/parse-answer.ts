import { z } from 'zod';
import { folded, type Question, type QuestionType } from './question.ts';

export type ReadAnswer = { readonly value: string } | { readonly problem: string };

/** An answer as it is kept, or why it is none. */
export function readAnswer(question: Question, raw: string): ReadAnswer {
  const text = raw.replaceAll('\0', '').trim();
  if (!text) return { problem: 'The answer is empty.' };
  return READERS[question.type](text, question);
}

export const isDisqualifying = ({ disqualifying }: Question, value: string): boolean =>
  disqualifying.some((answer) => folded(answer) === folded(value));

const READERS: Record<QuestionType, (text: string, question: Question) => ReadAnswer> = {
  TEXT: (text) => ({ value: text.slice(0, 1000) }),
  NUMBER: (text) => {
    const number = Number(text.replaceAll(/[\s_’']/g, ''));
    return Number.isFinite(number) ? { value: String(number) } : { problem: 'Write the number in digits.' };
  },
  CHOICE: (text, { choices }) => {
    const choice = choices.find((one) => folded(one) === folded(text));
    return choice === undefined ? { problem: `Choose one of: ${choices.join('; ')}.` } : { value: choice };
  },
  YES_NO: (text) => {
    const value = { yes: 'Yes', true: 'Yes', no: 'No', false: 'No' }[folded(text)];
    return value ? { value } : { problem: 'Write Yes or No.' };
  },
  EMAIL: (text) =>
    z.email().max(254).safeParse(text).success ? { value: text } : { problem: 'This is no e-mail address.' },
  DATE: (text) =>
    z.iso.date().safeParse(text).success ? { value: text } : { problem: 'Write the date as YYYY-MM-DD.' },
};
