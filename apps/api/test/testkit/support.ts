import type { BuiltWorkspace, Member, Person } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface Visit {
  readonly level?: 'READ' | 'CHANGE';
  /** The global admin who started the support session. If omitted, no session was started. */
  readonly admin?: Person;
  readonly reason?: string;
}

/** Creates a support grant by a member, in place of an open one. */
export function buildSupportAccess(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  { memberId, name }: Pick<Member, 'memberId' | 'name'>,
  { level = 'READ', admin, reason = 'They cannot see their leads.' }: Visit = {},
) {
  const now = fd.services.clock();
  const by = { grantedById: memberId, grantedByName: name, grantedAt: now };
  const visit = admin && { adminId: admin.userId, adminName: admin.name, reason, sessionStartedAt: now };
  const expiresAt = new Date(now.getTime() + 4 * 3_600_000);
  return fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.supportAccess.updateMany({ where: { open: true }, data: { open: null } });
    return tx.supportAccess.create({ data: { workspaceId, level, hours: 4, ...by, ...visit, expiresAt } });
  });
}
