import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { one, ProjectedField } from '../../../../query-compiler/index.ts';
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
    description: 'Workspace named in the x-workspace header, or that of the API key.',
  })
  workspace() {
    return one();
  }

  @Can('read', 'Diagnostics')
  @Query(() => Diagnostics, { description: 'Whether required secrets are configured, never their values.' })
  diagnostics(@InWorkspace() ctx: WorkspaceContext): Diagnostics {
    const { auth, integrations } = ctx.services.secretsPresent;
    return { authSecretPresent: auth, integrationsEncryptionKeyPresent: integrations };
  }

  @Can('create', 'Workspace')
  @Mutation(() => CreateWorkspaceResult, {
    description: 'Creates a workspace with the caller as its owner. Requires a verified address.',
  })
  createWorkspace(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreateWorkspaceInput) input: CreateWorkspaceInput,
  ): Promise<typeof CreateWorkspaceResult> {
    return createWorkspace(ctx, input);
  }

  @Can('update', 'Workspace')
  @Mutation(() => UpdateWorkspaceResult, { description: 'Updates the name and description.' })
  updateWorkspace(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateWorkspaceInput) input: UpdateWorkspaceInput,
  ): Promise<typeof UpdateWorkspaceResult> {
    return updateWorkspace(ctx, input);
  }

  @Can('rename', 'Workspace')
  @Mutation(() => RenameWorkspaceResult, {
    description: 'Changes the slug. The old form URL stops working immediately.',
  })
  renameWorkspace(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RenameWorkspaceInput) input: RenameWorkspaceInput,
  ): Promise<typeof RenameWorkspaceResult> {
    return renameWorkspace(ctx, input);
  }

  @Can('pause', 'Workspace')
  @Mutation(() => AgentPaused, {
    description: 'Pauses the agent: leads are accepted, and nothing is sent. Idempotent.',
  })
  pauseAgent(@InWorkspace() ctx: WorkspaceContext): Promise<AgentPaused> {
    return pauseAgent(ctx);
  }

  @Can('resume', 'Workspace')
  @Mutation(() => AgentResumed, { description: 'Resumes the agent. Idempotent.' })
  resumeAgent(@InWorkspace() ctx: WorkspaceContext): Promise<AgentResumed> {
    return resumeAgent(ctx);
  }

  @Can('delete', 'Workspace')
  @Mutation(() => DeleteWorkspaceResult, {
    description: 'Permanently deletes the workspace with all its data. Owners only.',
  })
  deleteWorkspace(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteWorkspaceInput) input: DeleteWorkspaceInput,
  ): Promise<typeof DeleteWorkspaceResult> {
    return deleteWorkspace(ctx, input);
  }
}
