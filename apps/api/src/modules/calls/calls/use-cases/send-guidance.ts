import { LIMITS, normalizeText } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { checkCallActive, checkTakeover } from '../call-guards.ts';
import { lockCall } from '../calls.repository.ts';
import { recordOperatorAction } from '../record-operator-action.ts';

interface GuidanceInput {
  readonly id: string;
  readonly text: string;
}

/**
 * Sends a text during a call. In guide mode only the agent receives the text; in a takeover the agent's voice speaks it
 * to the contact (AM-18).
 */
export const sendGuidance = (ctx: WorkspaceContext, { id, text: rawText }: GuidanceInput) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'guide', 'Call', await lockCall(tx, id));
    const refusal = checkCallActive(call) ?? checkTakeover(ctx, call);
    if (refusal) return refusal;
    if (call.mode === 'LISTEN') return refused('CALL_MODE_WRONG');
    const text = normalizeText(rawText.replaceAll('\0', ''), LIMITS.guidanceLength);
    if (!text) return refused('GUIDANCE_INVALID', 'text');
    const kind = call.mode === 'TAKEOVER' ? 'SAY' : 'GUIDE';
    if (kind === 'SAY' && !(await isSendingEnabled(tx))) return refused('AGENT_PAUSED');
    const actionId = await recordOperatorAction(tx, ctx, { callId: id, kind, text, steers: true });
    const fact = { name: 'call.guided', subject: { type: 'Call', id }, after: { kind } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId: ctx.workspace.id, id, kind: 'UPDATED' });
    return { type: 'GuidanceSent', call: byId(id), actionId } as const;
  });
