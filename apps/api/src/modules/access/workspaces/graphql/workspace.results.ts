import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { WorkspaceSummary } from '../../../identity/accounts/index.ts';
import type { WorkspaceRow } from '../workspaces.repository.ts';
import { Workspace } from './workspace.type.ts';

@ObjectType({ description: 'The workspace was created.' })
export class WorkspaceCreated {
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
export class WorkspaceUpdated extends WorkspaceChange {
  readonly type: 'WorkspaceUpdated';
}

@ObjectType({ description: 'The slug was changed. Old URLs no longer work.' })
export class WorkspaceRenamed extends WorkspaceChange {
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
export class WorkspaceDeleted {
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
