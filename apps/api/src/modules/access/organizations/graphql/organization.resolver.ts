import { Arg, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import { notFound } from '../../../../errors/denials.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { organizationOf, organizationsOf } from '../organizations.repository.ts';
import { createOrganization, renameOrganization } from '../use-cases/change-organization.ts';
import { setOrganization } from '../use-cases/set-organization.ts';
import { CreateOrganizationInput, RenameOrganizationInput, SetOrganizationInput } from './organization.inputs.ts';
import { CreateOrganizationResult, OrganizationSet, RenameOrganizationResult } from './organization.results.ts';
import { Organization } from './organization.type.ts';

@Resolver()
export class OrganizationResolver {
  @Can('read', 'Organization')
  @Query(() => [Organization], {
    description: 'Organizations that the viewer manages, or belongs to through a workspace, by name.',
  })
  organizations(@SignedIn() { services, actor }: SignedInContext) {
    return organizationsOf(services.database.system, actor.userId);
  }

  @Can('read', 'Organization')
  @Query(() => Organization, { description: 'One organization. NOT_FOUND when unknown or not readable.' })
  async organization(@SignedIn() { services, actor }: SignedInContext, @Arg('id', () => ID) id: string) {
    const organization = await organizationOf(services.database.system, actor.userId, ids.uuid(id));
    if (!organization) throw notFound();
    return organization;
  }

  @Can('create', 'Organization')
  @Mutation(() => CreateOrganizationResult, { description: 'Creates an organization with the caller as its manager.' })
  createOrganization(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreateOrganizationInput) input: CreateOrganizationInput,
  ): Promise<typeof CreateOrganizationResult> {
    return createOrganization(ctx, input);
  }

  @Can('update', 'Organization')
  @Mutation(() => RenameOrganizationResult, { description: 'Renames an organization. Managers only.' })
  renameOrganization(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RenameOrganizationInput) input: RenameOrganizationInput,
  ): Promise<typeof RenameOrganizationResult> {
    return renameOrganization(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('setOrganization', 'Workspace')
  @Mutation(() => OrganizationSet, {
    description: 'Moves the workspace into an organization of the caller, or out of one. Owners only.',
  })
  setOrganization(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetOrganizationInput) input: SetOrganizationInput,
  ): Promise<OrganizationSet> {
    const { organizationId } = input;
    return setOrganization(ctx, { organizationId: organizationId ? ids.uuid(organizationId) : null });
  }
}
