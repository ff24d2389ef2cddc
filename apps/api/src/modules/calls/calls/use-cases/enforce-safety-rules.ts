import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { enqueueUtteranceReview } from '../../../../events/review-outbox.ts';
import { type EvaluationResult, evaluateMessage, isSecondOpinionOn } from '../../../agent/safety/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { type CallRow, earlierUtterances } from '../calls.repository.ts';
import { escalate } from '../escalate.ts';
import { recordRuleAction } from '../operator-actions.ts';
import type { AppendedTurn } from '../transcript.ts';

interface Utterance {
  readonly by: EventContext;
  readonly call: CallRow;
  readonly turn: AppendedTurn;
}

/**
 * Applies safety rules to an utterance: instructs the agent, escalates the call or speaks a reply (AM-36). Enqueues a
 * second review by the model if that setting is enabled, the rules required no handoff, and no member is in the call.
 */
export async function enforceCallSafetyRules(tx: Tx, services: Services, { by, call, turn }: Utterance): Promise<void> {
  const { workspaceId, id: callId, heldById } = call;
  const result = await evaluateMessage(tx, by, {
    place: { callId, turnId: turn.id },
    text: turn.text,
    earlier: (count) => earlierUtterances(tx, { callId, id: turn.id }, count),
    inHandOf: [heldById],
  });
  await applyCallSafetyResult(tx, services, { by, call }, result);
  if (result?.outcome !== 'HAND_OVER' && isAgentInCharge(call) && (await isSecondOpinionOn(tx)))
    await enqueueUtteranceReview(tx, { workspaceId, callId, turnId: turn.id });
}

/** Returns whether the agent handles the call: the call has not ended and no member is in it. */
const isAgentInCharge = ({ endedAt, heldById }: CallRow): boolean => endedAt === null && heldById === null;

/**
 * Sends the instructions of the matching rules to the agent, unless the call has ended. If a rule requires a handoff,
 * queues the call for operators unless a member is in it, and speaks the reply if the agent can speak.
 */
export async function applyCallSafetyResult(
  tx: Tx,
  services: Services,
  { by, call }: Pick<Utterance, 'by' | 'call'>,
  result: EvaluationResult | null,
): Promise<void> {
  const { id: callId, heldById } = call;
  if (!result) return;
  if (!call.endedAt)
    for (const text of result.instructions) await recordRuleAction(tx, by, { callId, kind: 'GUIDE', text });
  if (result.outcome !== 'HAND_OVER') return;
  if (heldById === null) await escalate(tx, services, call, { code: 'SAFETY', detail: result.concepts });
  if (result.replyText && (await isListening(tx, call)))
    await recordRuleAction(tx, by, { callId, kind: 'SAY', text: result.replyText });
}

/** Returns whether the agent's voice can speak to the contact. During a takeover, the member speaks instead. */
const isListening = async (tx: Tx, { endedAt, mode, optedOut, blocked }: CallRow): Promise<boolean> =>
  !endedAt && mode !== 'TAKEOVER' && !optedOut && !blocked && (await isSendingEnabled(tx));
