import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { one, ProjectedField } from '../../../query-compiler/index.ts';
import { createWorkspace } from '../use-cases/create-workspace.ts';
import { deleteWorkspace } from '../use-cases/delete-workspace.ts';
import { pauseAgent, resumeAgent } from '../use-cases/pause-agent.ts';
import { renameWorkspace } from '../use-cases/rename-workspace.ts';
import { updateWorkspace } from '../use-cases/update-workspace.ts';
import {
  CreateWorkspaceInput,
  DeleteWorkspaceInput,
  RenameWorkspaceInput,
  UpdateWorkspaceInput,
} from './workspace.inputs.ts';
import {
  AgentPaused,
  AgentResumed,
  CreateWorkspaceResult,
  DeleteWorkspaceResult,
  RenameWorkspaceResult,
  UpdateWorkspaceResult,
} from './workspace.results.ts';
import { Diagnostics, Workspace } from './workspace.type.ts';

@Resolver()
export class WorkspaceResolver {
  @Can('read', 'Workspace')
  @ProjectedField()
  @Query(() => Workspace, {
    description: 'The workspace the caller named in the x-workspace header, or the one of the API key.',
  })
  workspace() {
    return one();
  }

  @Can('read', 'Diagnostics')
  @Query(() => Diagnostics, { description: 'Whether the platform has the secrets it needs; never the values.' })
  diagnostics(@InWorkspace() ctx: WorkspaceContext): Diagnostics {
    const { auth, integrations } = ctx.services.secretsPresent;
    return { authSecretPresent: auth, integrationsEncryptionKeyPresent: integrations };
  }

  @Can('create', 'Workspace')
  @Mutation(() => CreateWorkspaceResult, {
    description: 'Begins a workspace; the caller becomes its owner. Needs a verified address.',
  })
  createWorkspace(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreateWorkspaceInput) input: CreateWorkspaceInput,
  ) {
    return createWorkspace(ctx, input);
  }

  @Can('update', 'Workspace')
  @Mutation(() => UpdateWorkspaceResult, { description: 'Changes the display name and the description.' })
  updateWorkspace(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateWorkspaceInput) input: UpdateWorkspaceInput,
  ) {
    return updateWorkspace(ctx, input);
  }

  @Can('rename', 'Workspace')
  @Mutation(() => RenameWorkspaceResult, {
    description: 'Changes the slug. The old form address is not found from that moment.',
  })
  renameWorkspace(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RenameWorkspaceInput) input: RenameWorkspaceInput,
  ) {
    return renameWorkspace(ctx, input);
  }

  @Can('pause', 'Workspace')
  @Mutation(() => AgentPaused, {
    description: 'Silences the agent. Leads are still taken; nothing goes out. Doing it twice changes nothing.',
  })
  pauseAgent(@InWorkspace() ctx: WorkspaceContext) {
    return pauseAgent(ctx);
  }

  @Can('resume', 'Workspace')
  @Mutation(() => AgentResumed, { description: 'Lets the agent answer again. Doing it twice changes nothing.' })
  resumeAgent(@InWorkspace() ctx: WorkspaceContext) {
    return resumeAgent(ctx);
  }

  @Can('delete', 'Workspace')
  @Mutation(() => DeleteWorkspaceResult, {
    description: 'Removes the workspace and everything in it. Owners only; cannot be undone.',
  })
  deleteWorkspace(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteWorkspaceInput) input: DeleteWorkspaceInput,
  ) {
    return deleteWorkspace(ctx, input);
  }
}
