import {
  type CallMode,
  type CallOutcome,
  type JoinedMode,
  type LeadStatus,
  LIMITS,
  normalizeText,
} from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockLead, transitionLead } from '../../../leads/leads/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { type CallRow, changeCall, lockCall } from '../calls.repository.ts';
import {
  actingMember,
  checkCallActive,
  checkOccupancy,
  checkOperator,
  checkTakeover,
  mutesAgent,
  recordOperatorAction,
} from '../operator-actions.ts';
import { transitionCall } from '../transition-call.ts';

interface JoinMode {
  readonly id: string;
  readonly mode: JoinedMode;
}

/**
 * Joins an answered call to listen, guide or take over, and acknowledges its waiting escalation. Refused for API keys,
 * for members who are not operators, and while another connected member is in the call (AM-18).
 */
export const joinCall = (ctx: WorkspaceContext, { id, mode }: JoinMode) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'join', 'Call', await lockCall(tx, id));
    const memberId = actingMember(ctx);
    if (memberId === null) return refused('PEOPLE_ONLY');
    const held = await checkOccupancy(tx, ctx, call);
    const refusal = held ?? checkCallActive(call) ?? (await checkOperator(tx, memberId));
    if (refusal) return refusal;
    if (call.heldById === memberId && call.mode === mode) return { call: byId(id) } as const;
    await enterCall(tx, ctx, call, { mode, kind: 'JOIN' });
    await tx.escalation.updateMany({
      where: { openCallId: id, state: 'WAITING' },
      data: { state: 'ACKNOWLEDGED', acknowledgedById: memberId, acknowledgedAt: ctx.services.clock() },
    });
    return { call: byId(id) } as const;
  });

/** Changes the mode of the member who is in the call (AM-18). Refused for any other user. */
export const updateCallMode = (ctx: WorkspaceContext, { id, mode }: JoinMode) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'switchMode', 'Call', await lockCall(tx, id));
    const refusal = checkCallActive(call) ?? checkTakeover(ctx, call);
    if (refusal) return refusal;
    if (call.mode !== mode) await enterCall(tx, ctx, call, { mode, kind: 'SWITCH' });
    return { call: byId(id) } as const;
  });

interface JoinInput {
  readonly mode: JoinedMode;
  readonly kind: 'JOIN' | 'SWITCH';
}

async function enterCall(tx: Tx, ctx: WorkspaceContext, call: CallRow, { mode, kind }: JoinInput): Promise<void> {
  const { id, workspaceId } = call;
  const before = call.mode as CallMode;
  await changeCall(tx, id, { mode, heldById: ctx.membership.memberId });
  await recordOperatorAction(tx, ctx, { callId: id, kind, mode, steers: mutesAgent(before, mode) });
  const name = kind === 'JOIN' ? 'call.joined' : 'call.mode_switched';
  const relieved = call.heldById === ctx.membership.memberId ? null : call.heldById;
  const left = { mode: before, ...(relieved ? { heldById: relieved } : {}) };
  const fact = { name, subject: { type: 'Call', id }, before: left, after: { mode } } as const;
  await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
}

interface GuidanceInput {
  readonly id: string;
  readonly text: string;
}

/**
 * Sends a text during a call. In guide mode only the agent receives the text; in a takeover the agent's voice speaks it
 * to the contact (AM-18). Refused in listen mode and, for a takeover, while the workspace is paused.
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
    return { call: byId(id), actionId } as const;
  });

/**
 * Leaves a call. The agent continues the call, and is unmuted if the member had taken over (AM-18). Does nothing if the
 * call has ended.
 */
export const leaveCall = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'leave', 'Call', await lockCall(tx, id));
    // When the call ended, the member was already removed from it.
    if (call.endedAt) return { call: byId(id) } as const;
    const refusal = checkTakeover(ctx, call);
    if (refusal) return refusal;
    const before = call.mode as CallMode;
    await changeCall(tx, id, { mode: 'AGENT', heldById: null });
    await recordOperatorAction(tx, ctx, { callId: id, kind: 'LEAVE', steers: mutesAgent(before, 'AGENT') });
    const fact = { name: 'call.left', subject: { type: 'Call', id }, before: { mode: before } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId: ctx.workspace.id, id, kind: 'UPDATED' });
    return { call: byId(id) } as const;
  });

/**
 * Ends a call. A call that has not been dialed is canceled. Refused if the call has ended, another member is in it, or
 * its control URL is not known yet.
 */
export const endCall = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'end', 'Call', await lockCall(tx, id));
    if (call.endedAt) return refused('CALL_OVER');
    const held = await checkOccupancy(tx, ctx, call);
    if (held) return held;
    const untouched = call.state === 'QUEUED' && call.dispatchState === 'WAITING';
    if (!untouched && call.controlUrl === null) return refused('CALL_NOT_STEERABLE');
    await recordEvent(tx, ctx, { name: 'call.hung_up', subject: { type: 'Call', id } });
    await recordOperatorAction(tx, ctx, { callId: id, kind: 'END', steers: !untouched });
    const now = ctx.services.clock();
    if (untouched)
      await transitionCall(tx, ctx, call, {
        state: 'SUPPRESSED',
        at: now,
        failure: `${ctx.actor.name} canceled the call.`,
      });
    return { call: byId(id) } as const;
  });

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

/**
 * Records the outcome of an ended call, resolves its escalation and, for some outcomes, updates the status of the lead
 * (AM-18). Refused for API keys.
 */
export const wrapUpCall = (ctx: WorkspaceContext, { id, outcome, note }: WrapUp) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'wrapUp', 'Call', await lockCall(tx, id));
    if (actingMember(ctx) === null) return refused('PEOPLE_ONLY');
    if (!call.endedAt) return refused('CALL_NOT_OVER');
    const wrapUpNote = normalizeText((note ?? '').replaceAll('\0', ''), LIMITS.callNoteLength);
    if (wrapUpNote === null) return refused('NOTE_TOO_LONG', 'note');

    const now = ctx.services.clock();
    await changeCall(tx, id, { outcome, wrapUpNote, wrappedUpById: ctx.membership.memberId, wrappedUpAt: now });
    await tx.escalation.updateMany({
      where: { openCallId: id },
      data: { state: 'RESOLVED', openCallId: null, resolvedAt: now },
    });
    await recordOperatorAction(tx, ctx, { callId: id, kind: 'WRAP_UP', steers: false });
    const status = STAGES[outcome];
    if (status && call.leadId) await transitionLead(tx, ctx, await lockLead(tx, call.leadId), { status });
    const fact = { name: 'call.wrapped_up', subject: { type: 'Call', id }, after: { outcome } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId: ctx.workspace.id, id, kind: 'UPDATED' });
    return { call: byId(id) } as const;
  });
