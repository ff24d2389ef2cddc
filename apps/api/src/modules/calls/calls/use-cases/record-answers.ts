import type { Command } from '@frontdesk/agent/engine';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { storeAnswerSources } from '../../../agent/answer-sources/index.ts';
import { citedPassages, recordUnansweredQuestions } from '../../../agent/knowledge/index.ts';
import type { CallRow } from '../calls.repository.ts';

interface CallAnswers {
  readonly row: Pick<CallRow, 'workspaceId' | 'id'>;
  readonly commands: readonly Command[];
  /** Language of the call. */
  readonly language: string;
}

/** Stores the passages that support the facts stated in a step, and the questions that the step does not answer. */
export async function recordAnswers(
  tx: Tx,
  services: Pick<Services, 'clock'>,
  { row: { workspaceId, id: callId }, commands, language }: CallAnswers,
): Promise<void> {
  const at = services.clock();
  const segments = commands.flatMap((command) => (command.type === 'say' ? command.segments : []));
  const passages = citedPassages(segments.flatMap(({ sources }) => sources));
  await storeAnswerSources(tx, { workspaceId, passages, at, in: { callId } });
  const questions = commands.flatMap((command) => (command.type === 'unanswered' ? [command.question] : []));
  await recordUnansweredQuestions(tx, { workspaceId, questions, language, at, in: { callId } });
}
