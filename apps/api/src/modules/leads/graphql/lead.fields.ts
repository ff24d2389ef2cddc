import { FieldResolver, Resolver, Root } from 'type-graphql';
import { permission } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import { InWorkspace } from '../../../context/decorators.ts';
import { Public } from '../../../graphql/can.ts';
import { inSql } from '../../../reads/index.ts';
import type { LeadRow } from '../leads.repository.ts';
import { Lead, LeadPermissions } from './lead.type.ts';

@Resolver(() => Lead)
export class LeadFields {
  @Public("The caller's own permissions.")
  @inSql.permissions('Lead', { update: 'update', delete: 'delete' })
  @FieldResolver(() => LeadPermissions, { description: 'What the viewer may do to this lead.' })
  viewerCan(@InWorkspace() ctx: WorkspaceContext, @Root() lead: LeadRow): LeadPermissions {
    return { update: permission(ctx, 'update', 'Lead', lead), delete: permission(ctx, 'delete', 'Lead', lead) };
  }
}
