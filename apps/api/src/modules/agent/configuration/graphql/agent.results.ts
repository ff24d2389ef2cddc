import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { AgentDraft, AgentTest, AgentVersion, GraphProblem } from './agent.type.ts';

@ObjectType({ description: 'The persona in the draft was changed.' })
export class PersonaUpdated {
  readonly type: 'PersonaUpdated';

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'The questions in the draft were changed.' })
export class QuestionsUpdated {
  readonly type: 'QuestionsUpdated';

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'The graph in the draft was changed.' })
export class ContextGraphUpdated {
  readonly type: 'ContextGraphUpdated';

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'The graph of the draft has problems. Nothing was published.' })
export class GraphInvalid {
  readonly type: 'GraphInvalid';

  @Field(() => [GraphProblem], { description: 'At least one.' })
  readonly problems: GraphProblem[];
}

@ObjectType({ description: 'The agent uses this version from now on.' })
export class AgentPublished {
  readonly type: 'AgentPublished';

  @Field(() => AgentVersion)
  readonly version: Read;

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'The agent uses the restored version from now on.' })
export class AgentRolledBack {
  readonly type: 'AgentRolledBack';

  @Field(() => AgentVersion)
  readonly version: Read;

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'Result of one turn of a test chat.' })
export class AgentTested {
  readonly type: 'AgentTested';

  @Field(() => AgentTest)
  readonly test: AgentTest;
}

export const UpdatePersonaResult = resultUnion('UpdatePersonaResult', PersonaUpdated, Refused);
export const UpdateQuestionsResult = resultUnion('UpdateQuestionsResult', QuestionsUpdated, Refused);
export const UpdateContextGraphResult = resultUnion('UpdateContextGraphResult', ContextGraphUpdated, Refused);
export const PublishAgentResult = resultUnion('PublishAgentResult', AgentPublished, GraphInvalid, Refused);
export const RollBackAgentResult = resultUnion('RollBackAgentResult', AgentRolledBack, Refused);
export const TestAgentResult = resultUnion('TestAgentResult', AgentTested, Refused);
