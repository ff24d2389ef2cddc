import { SAVED_REPLY_LIMITS, type SavedReplyVisibility } from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type ReplyDetails, replyOwner } from './reply-validation.ts';

/** A saved reply in a file. */
export interface ImportedReply extends ReplyDetails {
  /** Number of the row in the file. */
  readonly row: number;
  readonly visibility: SavedReplyVisibility;
}

/** What an import does with a saved reply. The reason is null for CREATE. */
interface JudgedReply<Reply extends ImportedReply = ImportedReply> {
  readonly reply: Reply;
  readonly action: 'CREATE' | 'SKIP' | 'INVALID';
  readonly reason: string | null;
}

/** Number of other rows of the file that will create a saved reply, by visibility. */
type Planned = Readonly<Record<SavedReplyVisibility, number>>;

/**
 * Decides for each reply whether it is created: not if the member may not create it, one with the shortcut and owner
 * exists, or too many exist. The replies must have different shortcuts per visibility. Imports of the workspace wait for
 * each other until the transaction ends, so that they do not exceed the limits together.
 */
export async function judgeImportedReplies<Reply extends ImportedReply>(
  tx: Tx,
  ctx: WorkspaceContext,
  replies: readonly Reply[],
  planned: Planned = { PRIVATE: 0, SHARED: 0 },
): Promise<JudgedReply<Reply>[]> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`saved replies ${ctx.workspace.id}`}, 0))`;
  const known = await tx.sql<{ shortcut: string; visibility: SavedReplyVisibility }>`
    select shortcut, visibility from saved_replies where visibility = 'SHARED' or member_id = ${ctx.membership.memberId}::uuid`;
  const taken = new Set(known.map(({ shortcut, visibility }) => `${visibility} ${shortcut}`));
  const countOf = (one: SavedReplyVisibility) => known.filter(({ visibility }) => visibility === one).length;
  const free = {
    PRIVATE: SAVED_REPLY_LIMITS.private - countOf('PRIVATE') - planned.PRIVATE,
    SHARED: SAVED_REPLY_LIMITS.shared - countOf('SHARED') - planned.SHARED,
  };
  return replies.map((reply) => {
    const { visibility, shortcut } = reply;
    if (!canOn(ctx.ability, 'create', 'SavedReply', replyOwner(ctx, visibility)))
      return { reply, action: 'INVALID', reason: NOT_ALLOWED[visibility] };
    if (taken.has(`${visibility} ${shortcut}`)) return { reply, action: 'SKIP', reason: EXISTS };
    if (free[visibility] <= 0) return { reply, action: 'INVALID', reason: TOO_MANY[visibility] };
    free[visibility] -= 1;
    return { reply, action: 'CREATE', reason: null };
  });
}

const EXISTS = 'A saved reply with this shortcut exists.';
const NOT_ALLOWED: Record<SavedReplyVisibility, string> = {
  PRIVATE: 'Private saved replies require the permission message.send.',
  SHARED: 'Shared saved replies require the permission saved_reply.manage.',
};
const TOO_MANY: Record<SavedReplyVisibility, string> = {
  PRIVATE: `A member can have ${SAVED_REPLY_LIMITS.private} private saved replies.`,
  SHARED: `A workspace can have ${SAVED_REPLY_LIMITS.shared} shared saved replies.`,
};

/** Creates saved replies, and returns their ids by row. Replies that another request has just created are missing. */
export async function createImportedReplies(
  tx: Tx,
  ctx: WorkspaceContext,
  replies: readonly ImportedReply[],
  now: Date,
): Promise<Map<number, string>> {
  const fresh = replies.map((reply) => ({
    id: uuidv7(),
    ...reply,
    memberId: replyOwner(ctx, reply.visibility).memberId,
  }));
  const made = await tx.sql<{ id: string }>`
    insert into saved_replies (workspace_id, id, shortcut, text, folder, visibility, member_id, created_at, updated_at)
    select ${ctx.workspace.id}, r.id, r.shortcut, r.text, r.folder, r.visibility, r."memberId", ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
        r(id uuid, shortcut text, text text, folder text, visibility text, "memberId" uuid)
    on conflict (workspace_id, member_id, shortcut) do nothing returning id`;
  const ids = new Set(made.map(({ id }) => id));
  return new Map(fresh.filter(({ id }) => ids.has(id)).map(({ row, id }) => [row, id]));
}

interface CreatedReply {
  readonly id: string;
  /** `updatedAt` of the saved reply after the import. */
  readonly stampedAt: Date;
}

/**
 * Deletes saved replies that an import created, and returns the reasons of those that are kept, by id. Kept are replies
 * that were changed, and those that the member can no longer delete.
 */
export async function deleteUnchangedReplies(
  tx: Tx,
  ctx: WorkspaceContext,
  replies: readonly CreatedReply[],
): Promise<Map<string, string>> {
  const kept = new Map(replies.map(({ id }) => [id, 'The saved reply was deleted after the import.']));
  const ids = replies.map(({ id }) => id);
  const found = await tx.sql<{
    id: string;
    visibility: SavedReplyVisibility;
    memberId: string | null;
    updatedAt: Date;
  }>`
    select id, visibility, member_id as "memberId", updated_at as "updatedAt" from saved_replies
     where id = any (${ids}::uuid[]) order by id for update`;
  const stamps = new Map(replies.map(({ id, stampedAt }) => [id, stampedAt.getTime()]));
  for (const { id, visibility, memberId, updatedAt } of found) {
    if (updatedAt.getTime() !== stamps.get(id)) kept.set(id, 'The saved reply was changed after the import.');
    else if (!canOn(ctx.ability, 'delete', 'SavedReply', { visibility, memberId }))
      kept.set(id, NOT_ALLOWED[visibility]);
    else kept.delete(id);
  }
  const deleted = ids.filter((id) => !kept.has(id));
  await tx.sql`delete from saved_replies where id = any (${deleted}::uuid[])`;
  return kept;
}
