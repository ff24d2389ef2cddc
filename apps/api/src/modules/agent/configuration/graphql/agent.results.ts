import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { AgentDraft, AgentTest, AgentVersion, GraphProblem } from './agent.type.ts';

@ObjectType({ description: 'Result of changing the persona in the draft.' })
export class PersonaUpdated {
  readonly type: 'PersonaUpdated';

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'Result of changing the questions in the draft.' })
export class QuestionsUpdated {
  readonly type: 'QuestionsUpdated';

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'Result of changing the context graph in the draft.' })
export class ContextGraphUpdated {
  readonly type: 'ContextGraphUpdated';

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'The draft was not published because its context graph has problems.' })
export class GraphInvalid {
  readonly type: 'GraphInvalid';

  @Field(() => [GraphProblem], { description: 'Problems of the context graph, at least one.' })
  readonly problems: GraphProblem[];
}

@ObjectType({ description: 'Result of publishing the draft. The new version is active.' })
export class AgentPublished {
  readonly type: 'AgentPublished';

  @Field(() => AgentVersion)
  readonly version: Read;

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'Result of publishing an earlier version again. The restored version is active.' })
export class AgentRolledBack {
  readonly type: 'AgentRolledBack';

  @Field(() => AgentVersion)
  readonly version: Read;

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;
}

@ObjectType({ description: 'Result of testing the agent.' })
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
