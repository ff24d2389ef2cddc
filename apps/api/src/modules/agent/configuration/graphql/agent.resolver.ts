import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { agentWhere } from '../agent.reads.ts';
import { modelsOf } from '../resolve-models.ts';
import { agentDraft } from '../use-cases/agent-draft.ts';
import { publishAgent } from '../use-cases/publish-agent.ts';
import { restoreAgentVersion } from '../use-cases/restore-agent-version.ts';
import { testAgent } from '../use-cases/test-agent.ts';
import { updateContextGraph } from '../use-cases/update-context-graph.ts';
import { updatePersona } from '../use-cases/update-persona.ts';
import { updateQuestions } from '../use-cases/update-questions.ts';
import {
  PublishAgentInput,
  TestAgentInput,
  UpdateContextGraphInput,
  UpdatePersonaInput,
  UpdateQuestionsInput,
} from './agent.inputs.ts';
import {
  AgentDraftPayload,
  AgentTestPayload,
  PublishAgentPayload,
  RestoreAgentVersionPayload,
} from './agent.results.ts';
import { AgentDraft, AgentVersionConnection, DraftedPersona } from './agent.type.ts';
import { AGENT_ID, uuidOrNull } from './agent-id.ts';

@Resolver()
export class AgentResolver {
  @Can('read', 'Persona')
  @Query(() => DraftedPersona, {
    description: 'Persona of an agent in the draft. Returns the default persona if it was never changed.',
  })
  async persona(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('agentId', () => ID, { nullable: true, description: AGENT_ID }) agentId: string | null,
  ) {
    return (await agentDraft(ctx, uuidOrNull(agentId))).persona;
  }

  @Can('read', 'Agent')
  @Query(() => AgentDraft, { description: 'Draft of an agent. Returns the default draft if it was never changed.' })
  agentDraft(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('agentId', () => ID, { nullable: true, description: AGENT_ID }) agentId: string | null,
  ) {
    return agentDraft(ctx, uuidOrNull(agentId));
  }

  @Can('read', 'Agent')
  @ProjectedField()
  @Query(() => AgentVersionConnection, {
    description: 'Published versions of an agent, newest first. The first version is active.',
  })
  agentVersions(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('agentId', () => ID, { nullable: true, description: AGENT_ID }) agentId: string | null,
  ) {
    return page(
      { first, after },
      { by: 'publishedAt', where: agentWhere(agentId == null ? null : ids.uuidOrNone(agentId)) },
    );
  }

  @Can('update', 'Persona')
  @Mutation(() => AgentDraftPayload, { description: 'Changes the persona in the draft.' })
  updatePersona(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdatePersonaInput) input: UpdatePersonaInput,
  ): Promise<AgentDraftPayload | Refused> {
    return updatePersona(ctx, { ...input, agentId: uuidOrNull(input.agentId) });
  }

  @Can('update', 'Persona')
  @Mutation(() => AgentDraftPayload, { description: 'Changes the questions and their order in the draft.' })
  updateQuestions(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateQuestionsInput) input: UpdateQuestionsInput,
  ): Promise<AgentDraftPayload | Refused> {
    return updateQuestions(ctx, { ...input, agentId: uuidOrNull(input.agentId) });
  }

  @Can('update', 'ContextGraph')
  @Mutation(() => AgentDraftPayload, {
    description:
      "Sets the workspace's own flows, slots and settings in the draft. Refused if the structure of the graph is not valid. A draft with other problems can be saved but not published.",
  })
  updateContextGraph(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateContextGraphInput) input: UpdateContextGraphInput,
  ): Promise<AgentDraftPayload | Refused> {
    const { agentId } = input;
    return updateContextGraph(ctx, { ...input, agentId: uuidOrNull(agentId) });
  }

  @Can('publish', 'Agent')
  @Mutation(() => PublishAgentPayload, {
    description:
      'Publishes the draft as a new version. Refused if the context graph has problems, which the result lists, or if the agent requires tests that have not passed on this draft, unless a reason is given.',
  })
  publishAgent(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => PublishAgentInput) input: PublishAgentInput,
  ): Promise<PublishAgentPayload | Refused> {
    const { agentId, untestedReason = null, rollout = null } = input;
    const { maxHandoffPercent = null, maxFailurePercent = null } = rollout ?? {};
    return publishAgent(ctx, {
      ...input,
      agentId: uuidOrNull(agentId),
      untestedReason,
      rollout: rollout && { ...rollout, maxHandoffPercent, maxFailurePercent },
    });
  }

  @Can('publish', 'Agent')
  @Mutation(() => RestoreAgentVersionPayload, {
    description: 'Publishes an earlier version of the agent again. The draft is not changed.',
  })
  restoreAgentVersion(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('versionId', () => ID, { description: 'Id of the version to publish again.' }) versionId: string,
  ): Promise<RestoreAgentVersionPayload | Refused> {
    return restoreAgentVersion(ctx, { versionId: ids.uuid(versionId) });
  }

  @Can('update', 'Agent')
  @Mutation(() => AgentTestPayload, {
    description:
      'Runs one message of a test chat with the draft. Nothing is stored. Leads, calendar and contacts are simulated.',
  })
  testAgent(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => TestAgentInput) input: TestAgentInput,
  ): Promise<AgentTestPayload | Refused> {
    const { agentId, memory } = input;
    return testAgent(ctx, { ...input, agentId: uuidOrNull(agentId), memory: memory ?? null }, modelsOf);
  }
}
