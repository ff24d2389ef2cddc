import { sql } from '../query-compiler/index.ts';
import type { Edge } from './edge.ts';
import { inOrder, one } from './edge-joins.ts';

/** Fields that link notes in conversations and other types, by type and field name. */
export const NOTE_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  Conversation: {
    notes: inOrder(
      'ConversationNote',
      { id: 'conversationId' },
      'createdAt',
      'Private notes of members, oldest first.',
    ),
  },
  ConversationNote: {
    conversation: one('Conversation', 'conversationId', 'Conversation of the note. Null if the viewer cannot read it.'),
    member: one('Member', 'memberId', 'Member who wrote the note. Null after the member left the workspace.'),
    mentionedMembers: inOrder(
      'Member',
      (note, member) => sql`${member('id')} = any(${note('mentionedMemberIds')})`,
      'joinedAt',
      'Mentioned members, at most 10, in the order in which they joined the workspace. Members who left the workspace are omitted.',
    ),
  },
};
