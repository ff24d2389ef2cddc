import { v7 as uuidv7 } from 'uuid';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Stores the receipt of an erasure. Returns its id. */
export async function buildErasure(fd: TestFrontdesk, { id: workspaceId }: BuiltWorkspace): Promise<string> {
  const made = { contactId: uuidv7(), deleted: { contact: 1 }, kept: ['AUDIT_LOG'], erasedByName: 'Ada' };
  const data = { workspaceId, ...made, erasedAt: fd.services.clock() };
  const { id } = await fd.services.database.forWorkspace(workspaceId).write((tx) => tx.erasure.create({ data }));
  return id;
}
