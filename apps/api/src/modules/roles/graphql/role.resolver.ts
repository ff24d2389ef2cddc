import { POLICIES, PRESETS, ROLE_NAMES, ROLES } from '@frontdesk/policies';
import { Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../context/context.ts';
import { InWorkspace } from '../../../context/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ceilingFault } from '../../members/index.ts';
import { Policy, Preset, Role } from './role.type.ts';

@Resolver()
export class RoleResolver {
  @Can('read', 'Role')
  @Query(() => [Role], { description: 'The built-in roles, most powerful first.' })
  roles(@InWorkspace() ctx: WorkspaceContext): Role[] {
    return ROLE_NAMES.map((name) => {
      const { title, sentence, policies } = ROLES[name];
      const grantable = ceilingFault(ctx, { after: { role: name, grants: [] } }) === null;
      return { name, title, sentence, policies, grantable };
    });
  }

  @Can('read', 'Policy')
  @Query(() => [Policy], { description: 'Every policy there is, by group.' })
  policies(@InWorkspace() { membership }: WorkspaceContext): Policy[] {
    return POLICIES.map((policy) => ({
      ...policy,
      warning: policy.warning ?? null,
      grantable: membership.policies.has(policy.key),
    }));
  }

  @Can('read', 'Policy')
  @Query(() => [Preset], { description: 'One-click sets of policies.' })
  presets(): readonly Preset[] {
    return PRESETS;
  }
}
