import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { askSecondOpinion, evaluateFindings, isSecondOpinionOn } from '../../../agent/safety/index.ts';
import { lockCall } from '../calls.repository.ts';
import { applyCallSafetyResult } from '../use-cases/enforce-safety-rules.ts';

interface UtteranceReview {
  readonly workspaceId: string;
  readonly callId: string;
  readonly turnId: string;
}

/**
 * Asks the model for a second opinion on an utterance, unless the call has ended or a member is in it. See
 * review-message-job.ts.
 */
export const reviewUtteranceJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, callId, turnId } = payload as UtteranceReview;
    const db = services.database.forWorkspace(workspaceId);
    const text = await db.read(async (tx) => {
      const turn = await tx.transcriptTurn.findFirst({
        where: { id: turnId, call: { id: callId, endedAt: null, heldById: null } },
        select: { text: true },
      });
      return turn && (await isSecondOpinionOn(tx)) ? turn.text : null;
    });
    if (!text) return;
    const findings = await askSecondOpinion(services, { workspaceId, conversationId: null }, text);
    if (findings.length === 0) return;
    await db.write(async (tx) => {
      const call = await lockCall(tx, callId);
      const turn = await tx.transcriptTurn.findFirst({ where: { id: turnId }, select: { id: true } });
      if (!call || !turn) return;
      const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Safety' }, turnId);
      const place = { callId, turnId };
      const result = await evaluateFindings(tx, by, { place, inHandOf: [call.heldById] }, findings);
      await applyCallSafetyResult(tx, services, { by, call }, result);
    });
  };
