import { Arg, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import { notFound } from '../../../../errors/denials.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { Membership } from '../../../identity/accounts/index.ts';
import { WorkspacePayload } from '../../workspaces/index.ts';
import { organizationOf, organizationsOf } from '../organizations.repository.ts';
import { assignOrganization, createOrganization, updateOrganization } from '../use-cases/organizations.ts';

@ObjectType({ description: 'A group of workspaces of one company. It grants no access to the workspaces.' })
class Organization {
  @Field(() => ID, { description: 'Id of the organization, a UUID.' })
  id: string;

  @Field(() => String, { description: 'Name of the organization, 1 to 100 characters.' })
  name: string;

  @Field(() => Boolean, { description: 'Whether the viewer manages the organization and can rename it.' })
  managedByViewer: boolean;

  @Field(() => [Membership], {
    description: "The viewer's memberships in workspaces of the organization, sorted by name.",
  })
  memberships: Membership[];
}

@InputType()
class CreateOrganizationInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters. It does not have to be unique.' })
  name: string;
}

type Seen = NonNullable<Awaited<ReturnType<typeof organizationOf>>>;

@ObjectType({ description: 'Payload of the mutations that return an organization.' })
export class OrganizationPayload extends Payload {
  @Field(() => Organization, { description: 'Organization after the mutation.' })
  readonly organization: Seen;
}

@Resolver()
export class OrganizationResolver {
  @Can('read', 'Organization')
  @Query(() => [Organization], {
    description: 'Organizations that the viewer manages or belongs to through a workspace, sorted by name.',
  })
  organizations(@SignedIn() { services, actor }: SignedInContext) {
    return organizationsOf(services.database.system, actor.userId);
  }

  @Can('read', 'Organization')
  @Query(() => Organization, {
    description: 'An organization. NOT_FOUND if it does not exist or the viewer may not read it.',
  })
  async organization(@SignedIn() { services, actor }: SignedInContext, @Arg('id', () => ID) id: string) {
    const organization = await organizationOf(services.database.system, actor.userId, ids.uuid(id));
    if (!organization) throw notFound();
    return organization;
  }

  @Can('create', 'Organization')
  @Mutation(() => OrganizationPayload, {
    description:
      'Creates an organization. The viewer becomes its manager and must have a verified email address. A user can create 20 organizations an hour.',
  })
  createOrganization(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreateOrganizationInput) input: CreateOrganizationInput,
  ): Promise<OrganizationPayload | Refused> {
    return createOrganization(ctx, input);
  }

  @Can('update', 'Organization')
  @Mutation(() => OrganizationPayload, {
    description: 'Renames an organization. Available to the manager of the organization only.',
  })
  updateOrganization(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
    @Arg('name', () => String, { description: 'Name with 1 to 100 characters.' }) name: string,
  ): Promise<OrganizationPayload | Refused> {
    return updateOrganization(ctx, { id: ids.uuid(id), name });
  }

  @Can('assignOrganization', 'Workspace')
  @Mutation(() => WorkspacePayload, {
    description:
      "Moves the workspace into one of the viewer's organizations, or out of its organization. Available to owners only, not to API keys.",
  })
  assignOrganization(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('organizationId', () => ID, {
      nullable: true,
      description:
        'Id of an organization that the viewer can read. If null or omitted, the workspace is removed from its organization.',
    })
    organizationId?: string | null,
  ): Promise<WorkspacePayload | Refused> {
    return assignOrganization(ctx, { organizationId: organizationId ? ids.uuid(organizationId) : null });
  }
}
