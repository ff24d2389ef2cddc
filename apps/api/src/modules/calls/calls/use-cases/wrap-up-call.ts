import { type CallOutcome, type LeadStatus, LIMITS, normalizeText } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockLead, transitionLead } from '../../../leads/leads/index.ts';
import { actingMember } from '../call-guards.ts';
import { changeCall, lockCall } from '../calls.repository.ts';
import { recordOperatorAction } from '../record-operator-action.ts';

interface WrapUp {
  readonly id: string;
  readonly outcome: CallOutcome;
  readonly note?: string | null;
}

const STAGES: Readonly<Partial<Record<CallOutcome, LeadStatus>>> = {
  BOOKED: 'BOOKED',
  QUALIFIED: 'QUALIFIED',
  UNQUALIFIED: 'UNQUALIFIED',
};

/** Records the outcome of a call and updates the status of the lead accordingly (AM-18). */
export const wrapUpCall = (ctx: WorkspaceContext, { id, outcome, note: rawText }: WrapUp) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'wrapUp', 'Call', await lockCall(tx, id));
    if (actingMember(ctx) === null) return refused('PEOPLE_ONLY');
    if (!call.endedAt) return refused('CALL_NOT_OVER');
    const note = normalizeText((rawText ?? '').replaceAll('\0', ''), LIMITS.callNoteLength);
    if (note === null) return refused('NOTE_TOO_LONG', 'note');

    const now = ctx.services.clock();
    await changeCall(tx, id, { outcome, note, wrappedUpById: ctx.membership.memberId, wrappedUpAt: now });
    await tx.escalation.updateMany({
      where: { openCallId: id },
      data: { state: 'RESOLVED', openCallId: null, resolvedAt: now },
    });
    await recordOperatorAction(tx, ctx, { callId: id, kind: 'WRAP_UP', steers: false });
    const status = STAGES[outcome];
    if (status && call.leadId) await transitionLead(tx, ctx, await lockLead(tx, call.leadId), { status });
    const fact = { name: 'call.wrapped_up', subject: { type: 'Call', id }, after: { outcome } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId: ctx.workspace.id, id, kind: 'UPDATED' });
    return { type: 'CallWrappedUp', call: byId(id) } as const;
  });
