import { fieldsOf, mergeSnapshotOf } from '../../src/modules/contacts/contacts/merge-snapshot.ts';
import type { BuiltWorkspace } from './build.ts';
import { buildContact } from './conversations.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Creates two contacts and the record of their merge. */
export async function buildMerge(fd: TestFrontdesk, workspace: BuiltWorkspace) {
  const [kept, gone] = [await buildContact(fd, workspace), await buildContact(fd, workspace)];
  const [workspaceId, createdAt] = [workspace.id, fd.services.clock()];
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const memory = await mergeSnapshotOf(tx, kept, gone);
    const fields = { before: fieldsOf(kept), after: fieldsOf(kept) };
    await tx.contactMerge.create({ data: { workspaceId, contactId: kept.id, ...memory, ...fields, createdAt } });
    await tx.contact.delete({ where: { workspaceId_id: { workspaceId, id: gone.id } } });
  });
  return { primaryId: kept.id, mergedId: gone.id };
}
