import { v7 as uuidv7 } from 'uuid';
import type { ConversationNote, Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

type NoteOverrides = Partial<Prisma.ConversationNoteUncheckedCreateInput> & {
  readonly conversationId: string;
  readonly memberId: string;
};

/** Creates a note of a member in a conversation. */
export function buildNote(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  overrides: NoteOverrides,
): Promise<ConversationNote> {
  const data = { id: uuidv7(), text: 'Prefers mornings.', createdAt: fd.services.clock(), ...overrides };
  return fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) => tx.conversationNote.create({ data: { ...data, workspaceId } }));
}
