import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../../../graphql/payload.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { AgentDraft, AgentTest, AgentVersion, GraphProblem } from './agent.type.ts';

@ObjectType({ description: 'Payload of the mutations that return an agent draft.' })
export class AgentDraftPayload extends Payload {
  @Field(() => AgentDraft, { description: 'Draft after the mutation.' })
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'Payload of `publishAgent`.' })
export class PublishAgentPayload extends Payload {
  @Field(() => AgentVersion, { description: 'New version, which is active.' })
  readonly version: Read;

  @Field(() => AgentDraft, { description: 'Draft after the mutation.' })
  readonly draft: AgentDraft;

  @Field(() => [GraphProblem], {
    nullable: true,
    description: 'Problems of the context graph. Null unless the mutation was refused with GRAPH_INVALID.',
  })
  readonly problems?: readonly GraphProblem[];
}

@ObjectType({ description: 'Payload of `restoreAgentVersion`.' })
export class RestoreAgentVersionPayload extends Payload {
  @Field(() => AgentVersion, { description: 'New version with the content of the earlier version. It is active.' })
  readonly version: Read;

  @Field(() => AgentDraft, { description: 'Draft of the agent, which is not changed.' })
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'Payload of the mutations that return an agent test.' })
export class AgentTestPayload extends Payload {
  @Field(() => AgentTest, { description: 'Replies of the agent and the state of the test chat.' })
  readonly test: AgentTest;
}
