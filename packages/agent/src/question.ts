import { z } from 'zod';

export const QUESTION_TYPES = ['TEXT', 'NUMBER', 'CHOICE', 'YES_NO', 'EMAIL', 'DATE'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/**
 * One piece of information that the agent collects. `key` identifies the answer and must not change after the first
 * answer.
 */
export const Question = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'A key has up to 40 lower-case letters, digits and underscores.'),
    words: z.string().trim().min(1).max(300),
    type: z.enum(QUESTION_TYPES),
    choices: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
    required: z.boolean().default(true),
    /** Answers that disqualify the lead and end the conversation politely. */
    disqualifying: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
  })
  .superRefine((question, context) => {
    for (const [path, message] of faultsOf(question)) context.addIssue({ code: 'custom', path: [path], message });
  });
export type Question = z.infer<typeof Question>;

function faultsOf({ type, choices, disqualifying }: Pick<Question, 'type' | 'choices' | 'disqualifying'>) {
  const faults: [string, string][] = [];
  if (type === 'CHOICE' && choices.length < 2) faults.push(['choices', 'A choice has at least two answers.']);
  if (type !== 'CHOICE' && choices.length > 0) faults.push(['choices', 'Only a choice lists its answers.']);
  if (new Set(choices.map(foldText)).size < choices.length) faults.push(['choices', 'Two answers are the same.']);
  const known = { CHOICE: choices, YES_NO: ['Yes', 'No'] }[type as string];
  const strange = disqualifying.find((answer) => known && !known.some((one) => foldText(one) === foldText(answer)));
  if (strange !== undefined) faults.push(['disqualifying', `“${strange}” is not one of the answers.`]);
  return faults;
}

/** Normalizes an answer for a case-insensitive comparison. */
const foldText = (text: string): string => text.trim().toLocaleLowerCase('en');

/** Questions of a new workspace. An admin can replace them. */
export const DEFAULT_QUESTIONS: readonly Question[] = [
  {
    key: 'need',
    words: 'What can we help you with?',
    type: 'TEXT',
    choices: [],
    required: true,
    disqualifying: [],
  },
  {
    key: 'when',
    words: 'How soon would you like to come in?',
    type: 'CHOICE',
    choices: ['This week', 'This month', 'Later'],
    required: false,
    disqualifying: [],
  },
];
