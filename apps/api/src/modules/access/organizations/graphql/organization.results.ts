import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { one, type Read } from '../../../../query-compiler/index.ts';
import { Workspace } from '../../workspaces/index.ts';
import type { organizationOf } from '../organizations.repository.ts';
import { Organization } from './organization.type.ts';

type Seen = NonNullable<Awaited<ReturnType<typeof organizationOf>>>;

@ObjectType()
abstract class OrganizationChange {
  @Field(() => Organization)
  readonly organization: Seen;

  constructor(organization: Seen) {
    this.organization = organization;
  }
}

@ObjectType({ description: 'The organization was created.' })
export class OrganizationCreated extends OrganizationChange {}

@ObjectType({ description: 'The organization was renamed.' })
export class OrganizationRenamed extends OrganizationChange {}

@ObjectType({ description: "The workspace's organization was changed." })
export class OrganizationSet {
  @Field(() => Workspace)
  readonly workspace: Read = one();
}

export const CreateOrganizationResult = createUnionType({
  name: 'CreateOrganizationResult',
  types: () => [OrganizationCreated, Refused] as const,
});
export const RenameOrganizationResult = createUnionType({
  name: 'RenameOrganizationResult',
  types: () => [OrganizationRenamed, Refused] as const,
});
