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
  @Field(() => String, { description: 'Name with 1 to 100 characters. It does not have to be unique.' })
  name: string;

  @Field(() => String, {
    description:
      'Unique name in URLs, 3 to 48 lower-case letters, digits and single hyphens. Refused if another workspace has the slug.',
  })
  slug: string;

  @Field(() => ChannelEnum, { description: 'Channel of the workspace. It cannot be changed later.' })
  channel: Channel;

  @Field(() => EnvironmentEnum, {
    description: 'Environment, which determines the controls that apply to the workspace.',
  })
  environment: Environment;

  @Field(() => String, {
    description:
      'Country of the workspace as an ISO 3166 code, for example GB. By default, only leads with a phone number of this country are called and greeted.',
  })
  country: string;

  @Field(() => String, {
    nullable: true,
    description:
      'IANA name of the time zone, for example Europe/London. If omitted, the time zone of the country is used, or UTC if the country has several.',
  })
  timezone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Description of the workspace, at most 500 characters. If omitted, it is empty.',
  })
  description?: string | null;
}

@InputType()
export class UpdateWorkspaceInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters. It does not have to be unique.' })
  name: string;

  @Field(() => String, { description: 'Description of the workspace, at most 500 characters. Can be empty.' })
  description: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Country of phone numbers that are entered without a country code, as an ISO 3166 code. An empty string removes it. If omitted, it is not changed.',
  })
  defaultCountry?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name of the time zone, for example Europe/London. If omitted, it is not changed.',
  })
  timezone?: string | null;
}

@InputType()
export class RenameWorkspaceInput {
  @Field(() => String, {
    description:
      'Unique name in URLs, 3 to 48 lower-case letters, digits and single hyphens. Refused if another workspace has the slug.',
  })
  slug: string;
}

@InputType()
export class DeleteWorkspaceInput {
  @Field(() => String, {
    description: 'Slug of the workspace as a confirmation. The mutation is refused if the slug is different.',
  })
  confirmSlug: string;
}

@ObjectType({ description: 'Result of creating a workspace.' })
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

@ObjectType({ description: 'Result of changing a workspace.' })
class WorkspaceUpdated extends WorkspaceChange {
  readonly type: 'WorkspaceUpdated';
}

@ObjectType({ description: 'Result of changing the slug. URLs with the old slug no longer work.' })
class WorkspaceRenamed extends WorkspaceChange {
  readonly type: 'WorkspaceRenamed';

  @Field(() => String)
  readonly previousSlug: string;
}

@ObjectType({ description: 'Result of pausing the agent. New leads are accepted, and no messages are sent.' })
export class AgentPaused extends WorkspaceChange {
  readonly type: 'AgentPaused';
}

@ObjectType({ description: 'Result of resuming the agent. It replies to contacts again.' })
export class AgentResumed extends WorkspaceChange {
  readonly type: 'AgentResumed';
}

@ObjectType({ description: 'Result of deleting a workspace. All its data was deleted.' })
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
