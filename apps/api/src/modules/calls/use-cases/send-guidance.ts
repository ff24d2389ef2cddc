import { LIMITS, normalizeText } from '@frontdesk/domain';
import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { mayGoOut } from '../../conversations/index.ts';
import { holdFault, lineFault } from '../call-guards.ts';
import { lockCall } from '../calls.repository.ts';
import { GuidanceSent } from '../graphql/call.results.ts';
import { noteAction } from '../record-operator-action.ts';

interface Guidance {
  readonly id: string;
  readonly text: string;
}

/** AM-18: while guiding, the agent hears it and the contact does not; after taking over, the contact hears it in the agent's voice. */
export const sendGuidance = (ctx: WorkspaceContext, { id, text: said }: Guidance) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'guide', 'Call', await lockCall(tx, id));
    const fault = lineFault(call) ?? holdFault(ctx, call);
    if (fault) return fault;
    if (call.mode === 'LISTEN') return refused('CALL_MODE_WRONG');
    const text = normalizeText(said.replaceAll('\0', ''), LIMITS.guidanceLength);
    if (!text) return refused('GUIDANCE_INVALID', 'text');
    const kind = call.mode === 'TAKEOVER' ? 'SAY' : 'GUIDE';
    if (kind === 'SAY' && !(await mayGoOut(tx))) return refused('AGENT_PAUSED');
    const actionId = await noteAction(tx, ctx, { callId: id, kind, text, steers: true });
    const fact = { name: 'call.guided', subject: { type: 'Call', id }, after: { kind } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId: ctx.workspace.id, id, kind: 'UPDATED' });
    return new GuidanceSent(id, actionId);
  });
