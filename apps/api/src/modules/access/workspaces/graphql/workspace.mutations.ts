import type { Channel, Environment } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ChannelEnum, EnvironmentEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { WorkspaceSummary } from '../../../identity/accounts/index.ts';
import type { WorkspaceRow } from '../workspaces.repository.ts';
import { Workspace } from './workspace.type.ts';

@InputType()
export class CreateWorkspaceInput {
  @Field(() => String, { description: '1 to 100 characters. Not necessarily unique.' })
  name: string;

  @Field(() => String, {
    description: '3 to 48 lower-case letters, digits and single hyphens. Unique on the platform.',
  })
  slug: string;

  @Field(() => ChannelEnum, { description: 'Immutable.' })
  channel: Channel;

  @Field(() => EnvironmentEnum)
  environment: Environment;

  @Field(() => String, {
    description:
      'Country of the workspace as an ISO 3166 code, for example GB. By default only leads of this country are called and greeted.',
  })
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name, for example Europe/London. Absent: the zone of a country with only one, else UTC.',
  })
  timezone?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  description?: string | null;
}

@InputType()
export class UpdateWorkspaceInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'At most 500 characters. May be empty.' })
  description: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166 code, for example GB. Empty: none. Absent: unchanged.',
  })
  defaultCountry?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name, for example Europe/London. Absent: unchanged.',
  })
  timezone?: string | null;
}

@InputType()
export class RenameWorkspaceInput {
  @Field(() => String, {
    description: '3 to 48 lower-case letters, digits and single hyphens. Unique on the platform.',
  })
  slug: string;
}

@InputType()
export class DeleteWorkspaceInput {
  @Field(() => String, { description: 'Slug of the workspace, typed as confirmation.' })
  confirmSlug: string;
}

@ObjectType({ description: 'The workspace was created.' })
class WorkspaceCreated {
  readonly type: 'WorkspaceCreated';

  @Field(() => WorkspaceSummary)
  readonly workspace: WorkspaceRow;
}

@ObjectType()
abstract class WorkspaceChange {
  @Field(() => Workspace)
  readonly workspace: Read;
}

@ObjectType({ description: 'The updated workspace.' })
class WorkspaceUpdated extends WorkspaceChange {
  readonly type: 'WorkspaceUpdated';
}

@ObjectType({ description: 'The slug was changed. Old URLs no longer work.' })
class WorkspaceRenamed extends WorkspaceChange {
  readonly type: 'WorkspaceRenamed';

  @Field(() => String)
  readonly previousSlug: string;
}

@ObjectType({ description: 'The agent is paused: leads are accepted, and nothing is sent.' })
export class AgentPaused extends WorkspaceChange {
  readonly type: 'AgentPaused';
}

@ObjectType({ description: 'The agent replies again.' })
export class AgentResumed extends WorkspaceChange {
  readonly type: 'AgentResumed';
}

@ObjectType({ description: 'The workspace and all its data were deleted.' })
class WorkspaceDeleted {
  readonly type: 'WorkspaceDeleted';

  @Field(() => ID)
  readonly id: string;

  @Field(() => String)
  readonly slug: string;
}

export const CreateWorkspaceResult = resultUnion('CreateWorkspaceResult', WorkspaceCreated, Refused);
export const UpdateWorkspaceResult = resultUnion('UpdateWorkspaceResult', WorkspaceUpdated, Refused);
export const RenameWorkspaceResult = resultUnion('RenameWorkspaceResult', WorkspaceRenamed, Refused);
export const DeleteWorkspaceResult = resultUnion('DeleteWorkspaceResult', WorkspaceDeleted, Refused);
