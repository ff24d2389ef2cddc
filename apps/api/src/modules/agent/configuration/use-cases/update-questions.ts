import { Question } from '@frontdesk/agent';
import { LIMITS, normalizeText } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { incrementRevision, writeQuestions } from '../draft.ts';
import { changeDraft } from './change-draft.ts';

interface UpdateQuestions {
  readonly agentId: string | null;
  readonly revision: number;
  readonly questions: readonly object[];
}

/** Replaces all questions. Answers to removed questions remain stored. */
export async function updateQuestions(ctx: WorkspaceContext, input: UpdateQuestions) {
  const questions = validateQuestions(input.questions);
  if (isRefused(questions)) return questions;
  const changed = await changeDraft(ctx, { of: 'Persona', ...input }, async (tx, draft) => {
    if (JSON.stringify(draft.questions) === JSON.stringify(questions)) return;
    const { personaId } = draft;
    await writeQuestions(tx, { workspaceId: ctx.workspace.id, personaId }, questions);
    await incrementRevision(tx, ctx.workspace.id, draft);
    const subject = { type: 'Persona', id: personaId };
    const change = { before: { questions: [...draft.questions] }, after: { questions } };
    await recordEvent(tx, ctx, { name: 'questions.updated', subject, ...change });
  });
  return isRefused(changed) ? changed : ({ draft: changed } as const);
}

function validateQuestions(asked: readonly object[]): Question[] | Refused {
  if (asked.length > LIMITS.questions) return refused('QUESTIONS_TOO_MANY', 'questions');
  // The inputs are class instances. Only their declared fields are stored, in a fixed order.
  const read = asked.map((question) => Question.safeParse(toStorable(question)));
  const questions = read.flatMap(({ data }) => (data ? [sortedKeys(data)] : []));
  const keys = new Set(questions.map(({ key }) => key));
  return keys.size < asked.length ? refused('QUESTIONS_INVALID', 'questions') : questions;
}

/** Returns a copy of the question without characters that PostgreSQL cannot store. */
const toStorable = (question: object): unknown =>
  JSON.parse(JSON.stringify(question), (_name, value: unknown) =>
    typeof value === 'string' ? normalizeText(value, value.length) : value,
  );

const sortedKeys = ({ key, words, type, choices, required, disqualifying }: Question): Question => ({
  key,
  words,
  type,
  choices,
  required,
  disqualifying,
});
