import type { TakeoverEndReason } from '@frontdesk/domain';
import type { Conversation } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

interface TakeoverStart {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly memberId: string;
  readonly now: Date;
}

/** Starts a takeover, in which the member replies instead of the agent. The conversation must not be resolved. */
export async function beginTakeover(
  tx: Tx,
  { workspaceId, conversationId, memberId, now }: TakeoverStart,
): Promise<void> {
  const held = { openConversationId: conversationId, memberId, startedAt: now, activeAt: now };
  await tx.takeover.create({ data: { workspaceId, conversationId, ...held } });
  await tx.conversation.updateMany({
    where: { id: conversationId },
    data: { mode: 'HUMAN', heldById: memberId, version: { increment: 1 } },
  });
}

interface TakeoverEnd {
  readonly endReason: TakeoverEndReason;
  readonly now: Date;
  readonly note?: string | null;
}

/** Ends a takeover, after which the agent replies again. */
export async function endTakeover(
  tx: Tx,
  conversationId: string,
  { endReason, now, note = null }: TakeoverEnd,
): Promise<void> {
  await tx.takeover.updateMany({
    where: { openConversationId: conversationId },
    data: { openConversationId: null, endedAt: now, endReason, note },
  });
  await tx.conversation.updateMany({
    where: { id: conversationId },
    data: { mode: 'AGENT', heldById: null, version: { increment: 1 } },
  });
}

/** Ends all takeovers of a member. Returns the ids of the affected conversations. */
export async function endMemberTakeovers(tx: Tx, memberId: string, now: Date): Promise<string[]> {
  const known = await tx.conversation.findMany({
    where: { heldById: memberId },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const held: string[] = [];
  for (const { id } of known) {
    // Another member may have taken over since the conversations were read.
    if ((await lockRow<Conversation>(tx, 'Conversation', id))?.heldById !== memberId) continue;
    await endTakeover(tx, id, { endReason: 'MEMBER_LEFT', now });
    held.push(id);
  }
  return held;
}

/** Maximum number of takeovers that one transaction ends. */
const BATCH = 100;

export interface IdleTakeover {
  readonly conversationId: string;
  readonly memberId: string;
}

/**
 * Ends a batch of takeovers in which the member was inactive for the configured time. Locked conversations are skipped
 * until the next run.
 */
export const endIdleTakeovers = (tx: Tx, now: Date): Promise<IdleTakeover[]> => tx.sql<IdleTakeover>`
  with idle as (
    select c.workspace_id, c.id
    from takeovers t
    join workspaces w on w.workspace_id = t.workspace_id
    join conversations c on c.workspace_id = t.workspace_id and c.id = t.open_conversation_id
    where t.active_at <= ${now}::timestamptz - make_interval(mins => w.takeover_idle_minutes)
    order by t.active_at limit ${BATCH}::int for update of c skip locked
  ), ended as (
    update takeovers t set open_conversation_id = null, ended_at = ${now}::timestamptz, end_reason = 'IDLE'
    from idle where t.workspace_id = idle.workspace_id and t.open_conversation_id = idle.id
    returning t.workspace_id, t.conversation_id, t.member_id
  )
  update conversations c set mode = 'AGENT', held_by_id = null, version = version + 1
  from ended where c.workspace_id = ended.workspace_id and c.id = ended.conversation_id
  returning c.id as "conversationId", ended.member_id as "memberId"`;
