import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { one } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../workspaces/index.ts';
import { organizationOf } from '../organizations.repository.ts';

/** Moves the workspace into an organization that the owner can read, or out of one. */
export async function setOrganization(ctx: WorkspaceContext, input: { organizationId: string | null }) {
  const { organizationId } = input;
  const { system } = ctx.services.database;
  const organization = organizationId && (await organizationOf(system, ctx.membership.userId, organizationId));
  if (organizationId && !organization) throw notFound();
  return ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'setOrganization', 'Workspace', await lockWorkspace(tx));
    if (workspace.organizationId === organizationId) return { type: 'OrganizationSet', workspace: one() } as const;
    await tx.workspace.update({ where: { id: workspace.id }, data: { organizationId } });
    await recordEvent(tx, ctx, {
      name: 'workspace.organization_changed',
      subject: { type: 'Workspace', id: workspace.id },
      before: { organizationId: workspace.organizationId },
      after: { organizationId },
    });
    return { type: 'OrganizationSet', workspace: one() } as const;
  });
}
