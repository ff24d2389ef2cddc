import { Arg, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../auth/decorators.ts';
import { notFound } from '../../../errors/denials.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
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
    description: 'The organizations the viewer looks after, or belongs to by a workspace; by name.',
  })
  organizations(@SignedIn() { services, actor }: SignedInContext) {
    return organizationsOf(services.database.system, actor.userId);
  }

  @Can('read', 'Organization')
  @Query(() => Organization, { description: 'One of them; NOT_FOUND for one the viewer does not know, or for none.' })
  async organization(@SignedIn() { services, actor }: SignedInContext, @Arg('id', () => ID) id: string) {
    const organization = await organizationOf(services.database.system, actor.userId, ids.uuid(id));
    if (!organization) throw notFound();
    return organization;
  }

  @Can('create', 'Organization')
  @Mutation(() => CreateOrganizationResult, { description: 'Begins an organization; the caller is its manager.' })
  createOrganization(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreateOrganizationInput) input: CreateOrganizationInput,
  ) {
    return createOrganization(ctx, input);
  }

  @Can('update', 'Organization')
  @Mutation(() => RenameOrganizationResult, { description: 'Gives it another name. Its manager only.' })
  renameOrganization(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RenameOrganizationInput) input: RenameOrganizationInput,
  ) {
    return renameOrganization(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('setOrganization', 'Workspace')
  @Mutation(() => OrganizationSet, {
    description: 'Puts the workspace into an organization the caller knows, or takes it out. Owners only.',
  })
  setOrganization(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetOrganizationInput) input: SetOrganizationInput,
  ) {
    const { organizationId } = input;
    return setOrganization(ctx, { organizationId: organizationId ? ids.uuid(organizationId) : null });
  }
}
