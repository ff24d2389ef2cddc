import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Stores an attachment of a message, by default a failed document. Returns its id. */
export async function buildAttachment(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  messageId: string,
  attachment: Partial<Prisma.AttachmentUncheckedCreateInput> = {},
): Promise<string> {
  const id = uuidv7();
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { conversationId } = await tx.message.findFirstOrThrow({ where: { id: messageId } });
    const position = await tx.attachment.count({ where: { messageId } });
    const failed = { kind: 'DOCUMENT', state: 'FAILED', error: 'NOT_AVAILABLE', providerRef: 'https://files.test/1' };
    const owned = { workspaceId, id, conversationId, messageId, position, createdAt: fd.services.clock() };
    await tx.attachment.create({ data: { ...owned, ...failed, ...attachment } });
  });
  return id;
}
