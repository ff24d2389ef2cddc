import { LIMITS, normalizeText } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Call } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueAgentRun, enqueueUnmute } from '../../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockConversation } from '../conversations.repository.ts';
import { actingMember, refuseHeldByAnother, takeOver } from '../take-over.ts';
import { endMemberTakeovers, endTakeover } from '../takeovers.repository.ts';

interface TakeOverConversation {
  readonly id: string;
  readonly version?: number | null;
}

/**
 * Takes over a conversation from the agent. Refused for API keys, if the conversation has changed since `version`, and
 * if another member has already taken over; the refusal then contains the name of that member (CB-37).
 */
export const takeOverConversation = (ctx: WorkspaceContext, { id, version }: TakeOverConversation) =>
  ctx.db.write(async (tx) => {
    const conversation = authorize(ctx, 'takeOver', 'Conversation', await lockConversation(tx, id));
    const memberId = actingMember(ctx);
    if (memberId === null) return refused('PEOPLE_ONLY');
    if (conversation.heldById === memberId) return { conversation: byId(id) } as const;
    if (conversation.heldById !== null) return refuseHeldByAnother(conversation);
    if (version != null && version !== conversation.version) return refused('CONVERSATION_CHANGED', 'version');
    await takeOver(tx, ctx, { ...conversation, memberId });
    return { conversation: byId(id) } as const;
  });

interface ReturnConversation {
  readonly id: string;
  readonly note?: string | null;
}

/**
 * Ends the requesting member's takeover of a conversation and stores an optional note. The agent then replies again
 * (CB-37).
 */
export const returnConversation = (ctx: WorkspaceContext, { id, note: rawText }: ReturnConversation) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'returnToAgent', 'Conversation', await lockConversation(tx, id));
    const words = normalizeText(rawText ?? '', LIMITS.takeoverNoteLength);
    if (words === null) return refused('NOTE_TOO_LONG', 'note');

    const note = words || null;
    const workspaceId = ctx.workspace.id;
    await endTakeover(tx, id, { endReason: 'HANDED_BACK', now: ctx.services.clock(), note });
    await enqueueAgentRun(tx, { workspaceId, conversationId: id, trigger: 'HAND_BACK' });
    const fact = {
      name: 'conversation.returned',
      subject: { type: 'Conversation', id },
      before: { heldById: ctx.membership.memberId },
      after: { endReason: 'HANDED_BACK' },
    } as const;
    await recordEvent(tx, ctx, fact, { topic: 'conversation', workspaceId, id, kind: 'UPDATED' });
    return { conversation: byId(id) } as const;
  });

/**
 * Sets the number of minutes without activity after which a takeover ends. Null means that takeovers do not end
 * automatically. Refuses a number outside the allowed range.
 */
export async function updateTakeoverLimit(ctx: WorkspaceContext, idleMinutes: number | null) {
  const { takeoverIdleMinutesMin, takeoverIdleMinutesMax } = LIMITS;
  const fits = idleMinutes === null || (idleMinutes >= takeoverIdleMinutesMin && idleMinutes <= takeoverIdleMinutesMax);
  if (!fits) return refused('TAKEOVER_LIMIT_INVALID', 'idleMinutes');

  return ctx.db.write(async (tx) => {
    await tx.sql`select 1 from workspaces for no key update`;
    const workspace = authorize(ctx, 'update', 'Workspace', await tx.workspace.findFirst());
    await tx.workspace.update({ where: { id: workspace.id }, data: { takeoverIdleMinutes: idleMinutes } });
    await recordEvent(tx, ctx, {
      name: 'workspace.updated',
      subject: { type: 'Workspace', id: workspace.id },
      before: { takeoverIdleMinutes: workspace.takeoverIdleMinutes },
      after: { takeoverIdleMinutes: idleMinutes },
    });
    return { idleMinutes } as const;
  });
}

/** Ends the conversation takeovers of a member who leaves the workspace. The agent then replies again. */
export async function endConversationTakeovers(tx: Tx, ctx: EventContext, memberId: string): Promise<void> {
  const workspaceId = ctx.workspace.id;
  for (const id of await endMemberTakeovers(tx, memberId, ctx.services.clock())) {
    await enqueueAgentRun(tx, { workspaceId, conversationId: id, trigger: 'HAND_BACK' });
    const fact = {
      name: 'conversation.released',
      subject: { type: 'Conversation', id },
      before: { heldById: memberId },
    } as const;
    await recordEvent(tx, ctx, fact, { topic: 'conversation', workspaceId, id, kind: 'UPDATED' });
  }
}

/**
 * Removes a member from active calls when the member leaves the workspace. If the member had taken over a call, the
 * agent is unmuted.
 */
export async function endCallTakeovers(tx: Tx, ctx: EventContext, memberId: string): Promise<void> {
  const workspaceId = ctx.workspace.id;
  const known = await tx.call.findMany({ where: { heldById: memberId }, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of known) {
    const call = await lockRow<Call>(tx, 'Call', id);
    // Another member may have joined since the calls were read.
    if (call?.heldById !== memberId) continue;
    const { mode } = call;
    await tx.call.updateMany({ where: { id }, data: { mode: 'AGENT', heldById: null, version: { increment: 1 } } });
    if (mode === 'TAKEOVER') await enqueueUnmute(tx, { workspaceId, callId: id });
    const fact = { name: 'call.released', subject: { type: 'Call', id }, before: { heldById: memberId } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
  }
}
