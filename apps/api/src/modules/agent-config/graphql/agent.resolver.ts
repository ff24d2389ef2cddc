import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../query-compiler/index.ts';
import { modelOf } from '../resolve-model.ts';
import { agentDraft } from '../use-cases/agent-draft.ts';
import { publishAgent } from '../use-cases/publish-agent.ts';
import { rollBackAgent } from '../use-cases/roll-back-agent.ts';
import { tryAgent } from '../use-cases/try-agent.ts';
import { updateContextGraph } from '../use-cases/update-context-graph.ts';
import { updatePersona } from '../use-cases/update-persona.ts';
import { updateQuestions } from '../use-cases/update-questions.ts';
import {
  PublishAgentInput,
  RollBackAgentInput,
  TryAgentInput,
  UpdateContextGraphInput,
  UpdatePersonaInput,
  UpdateQuestionsInput,
} from './agent.inputs.ts';
import {
  PublishAgentResult,
  RollBackAgentResult,
  TryAgentResult,
  UpdateContextGraphResult,
  UpdatePersonaResult,
  UpdateQuestionsResult,
} from './agent.results.ts';
import { AgentDraft, AgentVersionConnection, DraftedPersona } from './agent.type.ts';

@Resolver()
export class AgentResolver {
  @Can('read', 'Persona')
  @Query(() => DraftedPersona, {
    description: 'Who the agent is, as it is being edited; the default before anybody has.',
  })
  async persona(@InWorkspace() ctx: WorkspaceContext) {
    return (await agentDraft(ctx)).persona;
  }

  @Can('read', 'Agent')
  @Query(() => AgentDraft, { description: 'The agent as it is being edited; the default before anybody has.' })
  agentDraft(@InWorkspace() ctx: WorkspaceContext) {
    return agentDraft(ctx);
  }

  @Can('read', 'Agent')
  @ProjectedField()
  @Query(() => AgentVersionConnection, { description: 'What was published, newest first: the first one is at work.' })
  agentVersions(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'publishedAt' });
  }

  @Can('update', 'Persona')
  @Mutation(() => UpdatePersonaResult, { description: 'Says who the agent is, in the draft.' })
  updatePersona(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdatePersonaInput) input: UpdatePersonaInput,
  ) {
    return updatePersona(ctx, input);
  }

  @Can('update', 'Persona')
  @Mutation(() => UpdateQuestionsResult, { description: 'Says what the agent asks and in which order, in the draft.' })
  updateQuestions(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateQuestionsInput) input: UpdateQuestionsInput,
  ) {
    return updateQuestions(ctx, input);
  }

  @Can('update', 'ContextGraph')
  @Mutation(() => UpdateContextGraphResult, {
    description: 'Draws the graph by hand in the draft, or lets the questions make it. One that has no end is refused.',
  })
  updateContextGraph(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateContextGraphInput) input: UpdateContextGraphInput,
  ) {
    return updateContextGraph(ctx, { ...input, source: input.source ?? null });
  }

  @Can('publish', 'Agent')
  @Mutation(() => PublishAgentResult, { description: 'Puts the draft to work, as a version that never changes.' })
  publishAgent(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => PublishAgentInput) input: PublishAgentInput) {
    return publishAgent(ctx, input);
  }

  @Can('publish', 'Agent')
  @Mutation(() => RollBackAgentResult, {
    description: 'Puts an old version to work again. The draft stays what it is.',
  })
  rollBackAgent(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RollBackAgentInput) input: RollBackAgentInput,
  ) {
    return rollBackAgent(ctx, { versionId: ids.uuid(input.versionId) });
  }

  @Can('update', 'Agent')
  @Mutation(() => TryAgentResult, {
    description: 'One turn of a test chat with the draft. Nothing is kept; leads, calendar and contacts are made up.',
  })
  tryAgent(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => TryAgentInput) input: TryAgentInput) {
    return tryAgent(ctx, { ...input, memory: input.memory ?? null }, modelOf);
  }
}
