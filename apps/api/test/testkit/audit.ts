import type { BuiltWorkspace, Person } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface ExportOverrides {
  readonly requestedByName?: string;
  readonly body?: string;
  readonly search?: string;
}

/** Creates a finished export of the audit log. */
export function buildAuditExport(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  person: Person,
  { requestedByName = person.name, body = 'seq\r\n', search = '' }: ExportOverrides = {},
) {
  const expiresAt = new Date(fd.services.clock().getTime() + 86_400_000);
  return fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const whose = { requestedById: person.userId, requestedByName };
    const row = { workspaceId, format: 'CSV', status: 'READY', filter: { search }, ...whose, expiresAt };
    const made = await tx.auditExport.create({ data: row });
    await tx.auditExportPart.create({ data: { workspaceId, exportId: made.id, part: 0, body } });
    return made;
  });
}

/** Stores three denied attempts of the current minute. */
export function buildDenied(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  { actorId, action }: { readonly actorId: string; readonly action: string },
) {
  const minute = new Date(Math.floor(fd.services.clock().getTime() / 60_000) * 60_000);
  const who = { actorKind: 'USER', actorId, actorLabel: 'Robin' };
  return fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) =>
      tx.accessDenial.create({ data: { workspaceId, ...who, action, code: 'FORBIDDEN', minute, count: 3 } }),
    );
}
