import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { AgentDraft, AgentTest, AgentVersion, GraphProblem } from './agent.type.ts';

@ObjectType({ description: 'The persona in the draft was changed.' })
export class PersonaUpdated {
  @Field(() => AgentDraft)
  readonly draft: AgentDraft;

  constructor(draft: AgentDraft) {
    this.draft = draft;
  }
}

@ObjectType({ description: 'The questions in the draft were changed.' })
export class QuestionsUpdated {
  @Field(() => AgentDraft)
  readonly draft: AgentDraft;

  constructor(draft: AgentDraft) {
    this.draft = draft;
  }
}

@ObjectType({ description: 'The graph in the draft was changed.' })
export class ContextGraphUpdated {
  @Field(() => AgentDraft)
  readonly draft: AgentDraft;

  constructor(draft: AgentDraft) {
    this.draft = draft;
  }
}

@ObjectType({ description: 'The graph of the draft has problems. Nothing was published.' })
export class GraphInvalid {
  @Field(() => [GraphProblem], { description: 'At least one.' })
  readonly problems: GraphProblem[];

  constructor(problems: GraphProblem[]) {
    this.problems = problems;
  }
}

@ObjectType({ description: 'The agent uses this version from now on.' })
export class AgentPublished {
  @Field(() => AgentVersion)
  readonly version: Read;

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;

  constructor(id: string, draft: AgentDraft) {
    this.version = byId(id);
    this.draft = draft;
  }
}

@ObjectType({ description: 'The agent uses the restored version from now on.' })
export class AgentRolledBack {
  @Field(() => AgentVersion)
  readonly version: Read;

  @Field(() => AgentDraft)
  readonly draft: AgentDraft;

  constructor(id: string, draft: AgentDraft) {
    this.version = byId(id);
    this.draft = draft;
  }
}

@ObjectType({ description: 'Result of one turn of a test chat.' })
export class AgentTested {
  @Field(() => AgentTest)
  readonly test: AgentTest;

  constructor(test: AgentTest) {
    this.test = test;
  }
}

export const UpdatePersonaResult = createUnionType({
  name: 'UpdatePersonaResult',
  types: () => [PersonaUpdated, Refused] as const,
});
export const UpdateQuestionsResult = createUnionType({
  name: 'UpdateQuestionsResult',
  types: () => [QuestionsUpdated, Refused] as const,
});
export const UpdateContextGraphResult = createUnionType({
  name: 'UpdateContextGraphResult',
  types: () => [ContextGraphUpdated, Refused] as const,
});
export const PublishAgentResult = createUnionType({
  name: 'PublishAgentResult',
  types: () => [AgentPublished, GraphInvalid, Refused] as const,
});
export const RollBackAgentResult = createUnionType({
  name: 'RollBackAgentResult',
  types: () => [AgentRolledBack, Refused] as const,
});
export const TestAgentResult = createUnionType({
  name: 'TestAgentResult',
  types: () => [AgentTested, Refused] as const,
});
