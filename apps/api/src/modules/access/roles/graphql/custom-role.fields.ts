import { isPolicyKey } from '@frontdesk/policies';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { permission } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { checkCallerGrantLimit } from '../../members/index.ts';
import { roleOnly } from '../role-grants.ts';
import { CustomRole } from './custom-role.type.ts';

@Resolver(() => CustomRole)
export class CustomRoleFields {
  @Public("The caller's own permissions.")
  @inSql.row({ policies: true })
  @FieldResolver(() => Boolean, { description: 'Whether the viewer can grant or change it.' })
  grantable(@InWorkspace() ctx: WorkspaceContext, @Root() { policies }: CustomRole): boolean {
    const held = roleOnly(policies.filter(isPolicyKey));
    return permission(ctx, 'create', 'Role').allowed && checkCallerGrantLimit(ctx, { after: held }) === null;
  }
}
