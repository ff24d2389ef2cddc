import { normalizeName } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { one } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../workspaces/index.ts';
import { createOrganizationRow, organizationOf, renameOrganizationRow } from '../organizations.repository.ts';

/**
 * Creates an organization. The signed-in user becomes its manager. A manager can rename the organization but has no
 * permissions in its workspaces.
 */
export async function createOrganization(ctx: SignedInContext, input: { name: string }) {
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const { system } = ctx.services.database;
  await ctx.services.rateLimits.take('organization:user', ctx.actor.userId);
  const { id } = await createOrganizationRow(system, name, ctx.actor.userId);
  return { organization: await toResult(ctx, id) } as const;
}

export async function updateOrganization(ctx: SignedInContext, input: { id: string; name: string }) {
  const found = await organizationOf(ctx.services.database.system, ctx.actor.userId, input.id);
  const organization = authorize({ ability: ctx.platformAbility }, 'update', 'Organization', found);
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  await renameOrganizationRow(ctx.services.database.system, organization.id, name);
  return { organization: await toResult(ctx, organization.id) } as const;
}

async function toResult(ctx: SignedInContext, id: string) {
  const organization = await organizationOf(ctx.services.database.system, ctx.actor.userId, id);
  if (!organization) throw notFound();
  return organization;
}

/**
 * Moves the workspace into an organization, or out of its organization if `organizationId` is null. Throws NOT_FOUND if
 * the API caller cannot read the organization.
 */
export async function assignOrganization(ctx: WorkspaceContext, input: { organizationId: string | null }) {
  const { organizationId } = input;
  const { system } = ctx.services.database;
  const organization = organizationId && (await organizationOf(system, ctx.membership.userId, organizationId));
  if (organizationId && !organization) throw notFound();
  return ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'assignOrganization', 'Workspace', await lockWorkspace(tx));
    if (workspace.organizationId === organizationId) return { workspace: one() } as const;
    await tx.workspace.update({ where: { id: workspace.id }, data: { organizationId } });
    await recordEvent(tx, ctx, {
      name: 'workspace.organization_changed',
      subject: { type: 'Workspace', id: workspace.id },
      before: { organizationId: workspace.organizationId },
      after: { organizationId },
    });
    return { workspace: one() } as const;
  });
}
