import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Workspace } from '../../workspaces/index.ts';
import type { organizationOf } from '../organizations.repository.ts';
import { Organization } from './organization.type.ts';

type Seen = NonNullable<Awaited<ReturnType<typeof organizationOf>>>;

@ObjectType()
abstract class OrganizationChange {
  @Field(() => Organization)
  readonly organization: Seen;
}

@ObjectType({ description: 'The organization was created.' })
export class OrganizationCreated extends OrganizationChange {
  readonly type: 'OrganizationCreated';
}

@ObjectType({ description: 'The organization was renamed.' })
export class OrganizationRenamed extends OrganizationChange {
  readonly type: 'OrganizationRenamed';
}

@ObjectType({ description: "The workspace's organization was changed." })
export class OrganizationSet {
  readonly type: 'OrganizationSet';

  @Field(() => Workspace)
  readonly workspace: Read;
}

export const CreateOrganizationResult = resultUnion('CreateOrganizationResult', OrganizationCreated, Refused);
export const RenameOrganizationResult = resultUnion('RenameOrganizationResult', OrganizationRenamed, Refused);
