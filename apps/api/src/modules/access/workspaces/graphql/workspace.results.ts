import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { one, type Read } from '../../../../query-compiler/index.ts';
import { WorkspaceSummary } from '../../../identity/accounts/index.ts';
import type { WorkspaceRow } from '../workspaces.repository.ts';
import { Workspace } from './workspace.type.ts';

@ObjectType({ description: 'The workspace was created.' })
export class WorkspaceCreated {
  @Field(() => WorkspaceSummary)
  readonly workspace: WorkspaceRow;

  constructor(workspace: WorkspaceRow) {
    this.workspace = workspace;
  }
}

@ObjectType()
abstract class WorkspaceChange {
  @Field(() => Workspace)
  readonly workspace: Read = one();
}

@ObjectType({ description: 'The updated workspace.' })
export class WorkspaceUpdated extends WorkspaceChange {}

@ObjectType({ description: 'The slug was changed. Old URLs no longer work.' })
export class WorkspaceRenamed extends WorkspaceChange {
  @Field(() => String)
  readonly previousSlug: string;

  constructor(previousSlug: string) {
    super();
    this.previousSlug = previousSlug;
  }
}

@ObjectType({ description: 'The agent is paused: leads are accepted, and nothing is sent.' })
export class AgentPaused extends WorkspaceChange {}

@ObjectType({ description: 'The agent replies again.' })
export class AgentResumed extends WorkspaceChange {}

@ObjectType({ description: 'The workspace and all its data were deleted.' })
export class WorkspaceDeleted {
  @Field(() => ID)
  readonly id: string;

  @Field(() => String)
  readonly slug: string;

  constructor(id: string, slug: string) {
    this.id = id;
    this.slug = slug;
  }
}

export const CreateWorkspaceResult = createUnionType({
  name: 'CreateWorkspaceResult',
  types: () => [WorkspaceCreated, Refused] as const,
});
export const UpdateWorkspaceResult = createUnionType({
  name: 'UpdateWorkspaceResult',
  types: () => [WorkspaceUpdated, Refused] as const,
});
export const RenameWorkspaceResult = createUnionType({
  name: 'RenameWorkspaceResult',
  types: () => [WorkspaceRenamed, Refused] as const,
});
export const DeleteWorkspaceResult = createUnionType({
  name: 'DeleteWorkspaceResult',
  types: () => [WorkspaceDeleted, Refused] as const,
});
