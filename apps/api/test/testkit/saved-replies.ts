import { v7 as uuidv7 } from 'uuid';
import type { Prisma, SavedReply } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Creates a shared saved reply, or a private one if a `memberId` is given. */
export function buildSavedReply(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  reply: Partial<Prisma.SavedReplyUncheckedCreateInput> = {},
): Promise<SavedReply> {
  const [id, now] = [uuidv7(), fd.services.clock()];
  const visibility = reply.memberId ? 'PRIVATE' : 'SHARED';
  const text = 'Hello {{first_name}}, a visit costs $40.';
  const values = { shortcut: `price-${id.slice(-12)}`, text, visibility, createdAt: now, updatedAt: now, ...reply };
  return fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) => tx.savedReply.create({ data: { workspaceId, id, ...values } }));
}
