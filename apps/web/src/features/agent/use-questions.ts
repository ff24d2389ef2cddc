import { useMutation } from '@apollo/client/react';
import { arrayMove } from '@dnd-kit/sortable';
import { useState } from 'react';
import { UpdateQuestionsDocument } from '../../gql/update-questions.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { type Draft, type DraftedQuestion, REFRESHED } from './use-agent.ts';

/**
 * Returns the questions of the draft and the functions that change them. Every change saves all questions and is shown
 * before the server confirms it.
 */
export function useQuestions({ agentId, revision, persona: { questions } }: Draft) {
  const [update] = useMutation(UpdateQuestionsDocument, REFRESHED);
  const [hoped, setHoped] = useState<readonly DraftedQuestion[] | null>(null);
  const { attempt, pending, refusal } = useMutationAction(async (next: readonly DraftedQuestion[]) => {
    const input = { agentId, revision, questions: next.map(({ __typename, ...question }) => question) };
    return handleMutationResult((await update({ variables: { input } })).data?.updateQuestions, {
      QuestionsUpdated: () => {},
    });
  });

  async function save(next: readonly DraftedQuestion[]): Promise<boolean> {
    setHoped(next);
    const done = await attempt(next);
    setHoped(null);
    return done;
  }

  const shown = hoped ?? questions;
  const move = (from: number, to: number) =>
    pending || !shown[to] ? Promise.resolve(false) : save(arrayMove([...shown], from, to));
  const remove = (key: string) => save(shown.filter((question) => question.key !== key));
  const put = (question: DraftedQuestion) =>
    save(
      shown.some(({ key }) => key === question.key)
        ? shown.map((one) => (one.key === question.key ? question : one))
        : [...shown, question],
    );
  return { shown, move, remove, put, pending, refusal };
}
