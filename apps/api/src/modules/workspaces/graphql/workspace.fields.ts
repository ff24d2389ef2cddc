import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { permission } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import { InWorkspace } from '../../../context/decorators.ts';
import { Can, Public } from '../../../graphql/can.ts';
import { inSql, run, sql } from '../../../reads/index.ts';
import { countMembers, type WorkspaceRow } from '../workspaces.repository.ts';
import { Workspace, WorkspacePermissions, WorkspaceViewer } from './workspace.type.ts';

@Resolver(() => Workspace)
export class WorkspaceFields {
  @Public('An address made of the slug, which the viewer has.')
  @inSql.expression(({ column }) => sql`${run.publicBaseUrl}::text || '/forms/' || ${column('slug')}`)
  @FieldResolver(() => String, { description: 'The public lead form.' })
  formUrl(@InWorkspace() ctx: WorkspaceContext, @Root() workspace: WorkspaceRow): string {
    return `${ctx.services.publicBaseUrl}/forms/${workspace.slug}`;
  }

  @Can('read', 'Member')
  @inSql.count('members')
  @FieldResolver(() => Int)
  memberCount(@InWorkspace() ctx: WorkspaceContext): Promise<number> {
    return ctx.db.read(countMembers);
  }

  @Public("The caller's own standing.")
  @inSql.constant()
  @FieldResolver(() => WorkspaceViewer, { description: 'How the caller stands here.' })
  viewer(@InWorkspace() { actor, membership, ability }: WorkspaceContext): WorkspaceViewer {
    const { memberId, role, policies } = membership;
    return {
      memberId: actor.kind === 'user' ? memberId : null,
      role,
      policies: [...policies].sort(),
      rules: ability.rules,
    };
  }

  @Public("The caller's own permissions.")
  @inSql.constant()
  @FieldResolver(() => WorkspacePermissions, { description: 'What the caller may do here.' })
  viewerCan(@InWorkspace() ctx: WorkspaceContext): WorkspacePermissions {
    return {
      update: permission(ctx, 'update', 'Workspace'),
      rename: permission(ctx, 'rename', 'Workspace'),
      pause: permission(ctx, 'pause', 'Workspace'),
      delete: permission(ctx, 'delete', 'Workspace'),
      inviteMembers: permission(ctx, 'create', 'Invitation'),
      createApiKeys: permission(ctx, 'create', 'ApiKey'),
      createLeads: permission(ctx, 'create', 'Lead'),
      registerOperations: permission(ctx, 'register', 'PersistedOperation'),
    };
  }
}
