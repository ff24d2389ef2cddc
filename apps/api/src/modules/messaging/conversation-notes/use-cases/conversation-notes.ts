import { LIMITS, normalizeText } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ConversationNote } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { membersWithPolicy } from '../../../access/members/index.ts';
import { lockReadableConversation } from '../../conversations/index.ts';

interface NoteInput {
  readonly conversationId: string;
  readonly text: string;
  readonly mentionedMemberIds: readonly string[];
}

/**
 * Adds a note to a conversation and notifies the mentioned members. The conversation itself does not change: a note is
 * no message, and does not affect a concurrent change of the conversation.
 */
export const createConversationNote = (ctx: WorkspaceContext, { conversationId, ...input }: NoteInput) =>
  ctx.db.write(async (tx) => {
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const note = validFields({
      text: normalizeText(input.text, LIMITS.conversationNoteLength) || refused('NOTE_TEXT_INVALID', 'text'),
      mentionedMemberIds: await checkMentions(tx, ctx, { ...conversation, mentioned: input.mentionedMemberIds }),
    });
    if ('code' in note) return note;
    const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
    const by = { memberId: ctx.membership.memberId, createdAt: ctx.services.clock() };
    await tx.conversationNote.create({ data: { workspaceId, id, conversationId, ...note, ...by } });
    await notify(tx, ctx, { kind: 'MENTIONED_IN_NOTE', to: note.mentionedMemberIds, conversationId });
    await recordNoteEvent(tx, ctx, 'conversation_note.created', { id, conversationId });
    return { conversationNote: byId(id) } as const;
  });

export const deleteConversationNote = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const { conversationId } = authorize(ctx, 'delete', 'ConversationNote', await lockNote(tx, id));
    await tx.conversationNote.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    await recordNoteEvent(tx, ctx, 'conversation_note.deleted', { id, conversationId });
    return { id } as const;
  });

interface Mentions {
  /** Assignee of the conversation. */
  readonly assigneeId: string | null;
  readonly mentioned: readonly string[];
}

/** Returns the ids of the mentioned members without duplicates. Refused if a member cannot read the conversation. */
async function checkMentions(
  tx: Tx,
  ctx: WorkspaceContext,
  { assigneeId, mentioned }: Mentions,
): Promise<string[] | Refused> {
  const unique = [...new Set(mentioned)];
  if (unique.length === 0) return unique;
  if (unique.length > LIMITS.conversationNoteMentions) return refused('NOTE_MENTIONS_TOO_MANY', 'mentionedMemberIds');
  const holders = await membersWithPolicy(tx, 'message.read', ctx.services.clock());
  // Members who are restricted to assigned conversations can read only conversations that are assigned to them.
  const readers = holders.filter((member) => !member.assignedConversationsOnly || member.id === assigneeId);
  const wrong = mentioned.findIndex((id) => !readers.some((reader) => reader.id === id));
  return wrong === -1 ? unique : refused('NOTE_MENTION_INVALID', `mentionedMemberIds.${wrong}`);
}

/** Locks a note and returns it with the assignee of its conversation, which the policies need. */
async function lockNote(tx: Tx, id: string) {
  const note = await lockRow<ConversationNote>(tx, 'ConversationNote', id);
  if (!note) return null;
  const where = { id: note.conversationId };
  return { ...note, conversation: await tx.conversation.findFirstOrThrow({ where, select: { assigneeId: true } }) };
}

/** Records an event without the text of the note, and updates the conversation in open windows. */
function recordNoteEvent(
  tx: Tx,
  ctx: WorkspaceContext,
  name: 'conversation_note.created' | 'conversation_note.deleted',
  { id, conversationId }: Pick<ConversationNote, 'id' | 'conversationId'>,
) {
  const details = name === 'conversation_note.created' ? { after: { conversationId } } : { before: { conversationId } };
  const change = { topic: 'conversation', workspaceId: ctx.workspace.id, id: conversationId, kind: 'UPDATED' } as const;
  return recordEvent(tx, ctx, { name, subject: { type: 'ConversationNote', id }, ...details }, change);
}
