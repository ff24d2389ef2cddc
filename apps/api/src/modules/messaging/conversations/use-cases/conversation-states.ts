import { type ConversationStatus, LIMITS, REFUSALS } from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type LockedConversation, lockConversation } from '../conversations.repository.ts';
import { reopenClosed, storeStatus } from '../reopen-conversation.ts';
import {
  actingMember,
  authorizeReplyAccess,
  lockReadableConversation,
  refuseHeldByAnother,
  takeOver,
} from '../take-over.ts';
import { endTakeover } from '../takeovers.repository.ts';

/**
 * Status to set. `snoozedUntil` is null for any other status and for a snooze that ends only when the contact writes.
 */
interface TargetState {
  readonly status: ConversationStatus;
  readonly snoozedUntil?: Date | null;
}

interface ConversationAt {
  readonly id: string;
  readonly version?: number | null;
}

interface ConversationToChange extends ConversationAt {
  /** Whether the acting member takes over a conversation that is reopened. */
  readonly takesOver?: boolean;
}

/** Resolves a conversation. Refused if the conversation has changed since `version`. */
export const resolveConversation = (ctx: WorkspaceContext, which: ConversationAt) =>
  changeState(ctx, which, { status: 'RESOLVED' });

interface SnoozedConversation extends ConversationAt {
  readonly until: Date | null;
}

/**
 * Snoozes a conversation until a time, or until the contact writes. Refused if the conversation has changed since
 * `version`.
 */
export const snoozeConversation = async (ctx: WorkspaceContext, { until, ...which }: SnoozedConversation) => {
  const target = { status: 'SNOOZED', snoozedUntil: until } as const;
  return checkSnooze(ctx, target, 'until') ?? (await changeState(ctx, which, target));
};

/** Reopens a resolved or snoozed conversation. */
export const reopenConversation = (ctx: WorkspaceContext, id: string) => changeState(ctx, { id }, { status: 'OPEN' });

const changeState = (ctx: WorkspaceContext, { id, version }: ConversationAt, target: TargetState) =>
  ctx.db.write(async (tx) => {
    const conversation = await lockReadableConversation(tx, ctx, id);
    const refusal = authorizeReplyAccess(ctx, conversation);
    if (refusal) return refusal;
    // A retried request gets the same response, although the first request changed the version.
    if (isInStatus(conversation, target)) return { conversation: byId(id) } as const;
    if (isChanged(conversation, version)) return refused('CONVERSATION_CHANGED', 'version');
    await applyState(tx, ctx, conversation, target);
    return { conversation: byId(id) } as const;
  });

const isChanged = (conversation: LockedConversation, version?: number | null): boolean =>
  version != null && version !== conversation.version;

const isInStatus = (conversation: LockedConversation, { status, snoozedUntil = null }: TargetState): boolean =>
  conversation.status === status && conversation.snoozedUntil?.getTime() === snoozedUntil?.getTime();

function checkSnooze(ctx: WorkspaceContext, { status, snoozedUntil = null }: TargetState, field: string) {
  if (snoozedUntil === null) return null;
  const ms = snoozedUntil.getTime() - ctx.services.clock().getTime();
  const fits = status === 'SNOOZED' && ms > 0 && ms <= LIMITS.snoozeDaysMax * 86_400_000;
  return fits ? null : refused('SNOOZE_TIME_INVALID', field);
}

/**
 * Changes the status of a conversation. The calling code must hold the lock on the conversation and must have
 * authorized the change.
 */
function applyState(tx: Tx, ctx: WorkspaceContext, conversation: LockedConversation, target: TargetState) {
  const { id, status } = conversation;
  const memberId = actingMember(ctx);
  return target.status === 'OPEN'
    ? reopenClosed(tx, ctx, { id, status, reason: 'MEMBER', memberId })
    : closeConversation(tx, ctx, conversation, { status: target.status, snoozedUntil: target.snoozedUntil ?? null });
}

/**
 * Resolves or snoozes a conversation and ends its escalation. Resolving also ends a takeover or handoff, without
 * enqueuing an agent run: the agent replies only when the contact writes again.
 */
async function closeConversation(
  tx: Tx,
  ctx: WorkspaceContext,
  { id, status: before, mode }: LockedConversation,
  { status, snoozedUntil }: { readonly status: 'SNOOZED' | 'RESOLVED'; readonly snoozedUntil: Date | null },
): Promise<void> {
  const now = ctx.services.clock();
  if (status === 'RESOLVED' && mode !== 'AGENT') await endTakeover(tx, id, { endReason: 'RESOLVED', now });
  await storeStatus(tx, { id, status, now, memberId: actingMember(ctx), snoozedUntil });
  const fact = {
    name: status === 'RESOLVED' ? 'conversation.resolved' : 'conversation.snoozed',
    subject: { type: 'Conversation', id },
    before: { status: before, mode },
    after: status === 'RESOLVED' ? { status } : { status, snoozedUntil: snoozedUntil?.toISOString() ?? null },
  } as const;
  await recordEvent(tx, ctx, fact, { topic: 'conversation', workspaceId: ctx.workspace.id, id, kind: 'UPDATED' });
}

interface ConversationStatuses extends TargetState {
  readonly conversations: readonly ConversationToChange[];
}

/**
 * Changes the status of several conversations, each in its own transaction. Returns one result per conversation, in the
 * order in which the conversations are passed. Refuses each conversation that has changed since the version given for
 * it.
 */
export async function updateConversationStatuses(
  ctx: WorkspaceContext,
  { conversations, ...target }: ConversationStatuses,
) {
  const distinct = conversations.filter(({ id }, at) => conversations.findIndex((one) => one.id === id) === at);
  if (distinct.length === 0 || distinct.length > LIMITS.conversationsPerRequest)
    return refused('CONVERSATIONS_TOO_MANY', 'conversations');
  const refusal = checkSnooze(ctx, target, 'snoozedUntil');
  if (refusal) return refusal;
  const results: StateResult[] = [];
  for (const one of distinct) results.push(await changeOne(ctx, one, target));
  return { results } as const;
}

export interface StateResult {
  readonly id: string;
  /** Code of the refusal. Null if the conversation has the requested status. */
  readonly code: string | null;
  readonly message: string | null;
}

const changeOne = (
  ctx: WorkspaceContext,
  { id, version, takesOver }: ConversationToChange,
  target: TargetState,
): Promise<StateResult> =>
  ctx.db.write(async (tx) => {
    // A malformed id has the same result as an unknown id.
    const conversation = isUuid(id) ? await lockConversation(tx, id) : null;
    const memberId = takesOver && target.status === 'OPEN' ? actingMember(ctx) : null;
    const problem = findProblem(ctx, conversation, memberId === null ? 'reply' : 'takeOver');
    if (problem) return { id, ...problem };
    if (conversation && !isInStatus(conversation, target)) {
      if (isChanged(conversation, version)) return { id, ...CHANGED };
      if (memberId === null || conversation.heldById !== null) await applyState(tx, ctx, conversation, target);
      else await takeOver(tx, ctx, { ...conversation, memberId });
    }
    return { id, code: null, message: null };
  });

/** Returns why the API caller cannot change the status of the conversation, or null if the API caller can. */
function findProblem(
  ctx: WorkspaceContext,
  conversation: LockedConversation | null,
  action: 'reply' | 'takeOver',
): Pick<Refused, 'code' | 'message'> | typeof NOT_FOUND | typeof FORBIDDEN | null {
  if (!conversation || !canOn(ctx.ability, 'read', 'Conversation', conversation)) return NOT_FOUND;
  const { heldById } = conversation;
  if (heldById !== null && heldById !== actingMember(ctx)) {
    const { code, message } = refuseHeldByAnother(conversation);
    return { code, message };
  }
  return canOn(ctx.ability, action, 'Conversation', conversation) ? null : FORBIDDEN;
}

const NOT_FOUND = { code: 'NOT_FOUND', message: 'This conversation does not exist.' } as const;
const FORBIDDEN = { code: 'FORBIDDEN', message: 'You are not allowed to reply in this conversation.' } as const;
const CHANGED = { code: 'CONVERSATION_CHANGED', message: REFUSALS.CONVERSATION_CHANGED } as const;
