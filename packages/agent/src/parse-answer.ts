import { z } from 'zod';
import { foldText, type Question, type QuestionType } from './question.ts';

export type ParsedAnswer = { readonly value: string } | { readonly problem: string };

/** Parses an answer into its stored form, or returns why it is invalid. */
export function parseAnswer(question: Question, raw: string): ParsedAnswer {
  const text = raw.replaceAll('\0', '').trim();
  if (!text) return { problem: 'The answer is empty.' };
  return READERS[question.type](text, question);
}

export const isDisqualifying = ({ disqualifying }: Question, value: string): boolean =>
  disqualifying.some((answer) => foldText(answer) === foldText(value));

const READERS: Record<QuestionType, (text: string, question: Question) => ParsedAnswer> = {
  TEXT: (text) => ({ value: text.slice(0, 1000) }),
  NUMBER: (text) => {
    const number = Number(text.replaceAll(/[\s_’']/g, ''));
    return Number.isFinite(number) ? { value: String(number) } : { problem: 'Write the number in digits.' };
  },
  CHOICE: (text, { choices }) => {
    const choice = choices.find((one) => foldText(one) === foldText(text));
    return choice === undefined ? { problem: `Choose one of: ${choices.join('; ')}.` } : { value: choice };
  },
  YES_NO: (text) => {
    const value = { yes: 'Yes', true: 'Yes', no: 'No', false: 'No' }[foldText(text)];
    return value ? { value } : { problem: 'Write Yes or No.' };
  },
  EMAIL: (text) =>
    z.email().max(254).safeParse(text).success ? { value: text } : { problem: 'This is not an email address.' },
  DATE: (text) =>
    z.iso.date().safeParse(text).success ? { value: text } : { problem: 'Write the date as YYYY-MM-DD.' },
};
