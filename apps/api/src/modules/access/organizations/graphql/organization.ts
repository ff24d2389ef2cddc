import { Arg, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import { notFound } from '../../../../errors/denials.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Membership } from '../../../identity/accounts/index.ts';
import { Workspace } from '../../workspaces/index.ts';
import { organizationOf, organizationsOf } from '../organizations.repository.ts';
import { createOrganization, renameOrganization, setOrganization } from '../use-cases/organizations.ts';

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

@InputType()
class RenameOrganizationInput {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@InputType()
class SetOrganizationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of an organization that the caller can read. If null or omitted, the workspace is removed from its organization.',
  })
  organizationId?: string | null;
}

type Seen = NonNullable<Awaited<ReturnType<typeof organizationOf>>>;

@ObjectType()
abstract class OrganizationChange {
  @Field(() => Organization)
  readonly organization: Seen;
}

@ObjectType({ description: 'Result of creating an organization.' })
class OrganizationCreated extends OrganizationChange {
  readonly type: 'OrganizationCreated';
}

@ObjectType({ description: 'Result of renaming an organization.' })
class OrganizationRenamed extends OrganizationChange {
  readonly type: 'OrganizationRenamed';
}

@ObjectType({ description: 'Result of changing the organization of the workspace.' })
class OrganizationSet {
  readonly type: 'OrganizationSet';

  @Field(() => Workspace)
  readonly workspace: Read;
}

const CreateOrganizationResult = resultUnion('CreateOrganizationResult', OrganizationCreated, Refused);
const RenameOrganizationResult = resultUnion('RenameOrganizationResult', OrganizationRenamed, Refused);

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
  @Mutation(() => CreateOrganizationResult, { description: 'Creates an organization. The caller becomes its manager.' })
  createOrganization(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreateOrganizationInput) input: CreateOrganizationInput,
  ): Promise<typeof CreateOrganizationResult> {
    return createOrganization(ctx, input);
  }

  @Can('update', 'Organization')
  @Mutation(() => RenameOrganizationResult, {
    description: 'Renames an organization. Available to managers of the organization only.',
  })
  renameOrganization(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RenameOrganizationInput) input: RenameOrganizationInput,
  ): Promise<typeof RenameOrganizationResult> {
    return renameOrganization(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('setOrganization', 'Workspace')
  @Mutation(() => OrganizationSet, {
    description:
      "Moves the workspace into one of the caller's organizations, or out of its organization. Available to owners only.",
  })
  setOrganization(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetOrganizationInput) input: SetOrganizationInput,
  ): Promise<OrganizationSet> {
    const { organizationId } = input;
    return setOrganization(ctx, { organizationId: organizationId ? ids.uuid(organizationId) : null });
  }
}
