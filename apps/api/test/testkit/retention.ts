import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Creates an active legal hold on a lead, a contact or the workspace. */
export const buildHold = (
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  { leadId, contactId }: { leadId?: string; contactId?: string } = {},
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.legalHold.create({
      data: {
        workspaceId,
        scope: leadId ? 'LEAD' : contactId ? 'CONTACT' : 'WORKSPACE',
        subjectId: leadId ?? contactId ?? workspaceId,
        reason: 'A claim',
        placedById: workspaceId,
        placedByName: 'Faye Founder',
        createdAt: fd.services.clock(),
      },
    }),
  );
