import type { TestRunStatus } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { TestRunStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, inSql, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { AGENT_ID, agentWhere, modelsOf, uuidOrNull } from '../../configuration/index.ts';
import { conversationCount, resultCount, tokenCount } from '../test-runs.reads.ts';
import { cancelTestRun, startTestRun } from '../use-cases/test-runs.ts';
import { TestResult } from './test-result.ts';

const PART = 'Part of the run.';
const NUMBER = 'A number of the workspace itself.';

@ObjectType({ implements: Node, description: 'A run of the test cases of an agent against its draft or a version.' })
class TestRun {
  id: string;

  @Field(() => ID, { description: 'Id of the agent.' })
  agentId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the version that was tested, or published from the tested draft. Null if there is none.',
  })
  versionId: string | null;

  @Field(() => Int, { nullable: true, description: 'Revision of the tested draft. Null if a version was tested.' })
  draftRevision: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the state of the knowledge at the start of the run. Null for runs from before knowledge had versions.',
  })
  knowledgeNumber: number | null;

  @Field(() => Int, {
    description: 'Seed of the simulated contacts. Runs with the same seed simulate the same contacts.',
  })
  seed: number;

  @Field(() => Int, { description: 'Number of conversations of each test case.' })
  repetitions: number;

  @Field(() => TestRunStatusEnum, { description: 'Whether the run is in progress or passed.' })
  status: TestRunStatus;

  @Field(() => GraphQLDateTime, { description: 'Time at which the run started.' })
  startedAt: Date;

  @Field(() => String, { description: 'Name of the member or key that started the run.' })
  startedByName: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Time the run ended. Null while it is in progress.' })
  finishedAt: Date | null;

  @Public(PART)
  @inSql.expression(conversationCount, { plain: NUMBER })
  @Field(() => Int, { description: 'Number of all conversations of the run.' })
  conversationCount: number;

  @Public(PART)
  @inSql.expression(resultCount('PASSED'), { plain: NUMBER })
  @Field(() => Int, { description: 'Number of conversations in which all expectations were met.' })
  passedCount: number;

  @Public(PART)
  @inSql.expression(resultCount('FAILED'), { plain: NUMBER })
  @Field(() => Int, { description: 'Number of conversations in which an expectation was not met.' })
  failedCount: number;

  @Public(PART)
  @inSql.expression(resultCount('ERROR'), { plain: NUMBER })
  @Field(() => Int, { description: 'Number of conversations that could not be completed.' })
  errorCount: number;

  @Public(PART)
  @inSql.expression(tokenCount, { plain: NUMBER })
  @Field(() => Int, { description: 'Tokens of the language model in all conversations.' })
  tokens: number;
}

const TestRunConnection = connectionOf('TestRun', () => TestRun);

@InputType()
class StartTestRunInput {
  @Field(() => ID, {
    nullable: true,
    description: `${AGENT_ID} If a version is given, it must be a version of this agent.`,
  })
  agentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the version to test. If null or omitted, the draft is tested.',
  })
  versionId?: string | null;

  @Field(() => Int, { description: 'Seed of the simulated contacts.' })
  seed: number;

  @Field(() => Int, { description: 'Number of conversations of each test case, 1 to 10.' })
  repetitions: number;
}

@ObjectType({ description: 'Payload of the mutations that return a test run.' })
class TestRunPayload extends Payload {
  @Field(() => TestRun, { description: 'Test run after the mutation.' })
  readonly run: Read;
}

@Resolver()
export class TestRunResolver {
  @Can('read', 'TestRun')
  @ProjectedField()
  @Query(() => TestRunConnection, { description: 'Test runs of an agent, newest first. The latest 50 are kept.' })
  testRuns(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('agentId', () => ID, { nullable: true, description: AGENT_ID }) agentId: string | null,
  ) {
    const where = agentWhere(agentId == null ? null : ids.uuidOrNone(agentId));
    return page({ first, after }, { by: 'startedAt', where });
  }

  @Can('read', 'TestRun')
  @ProjectedField()
  @Query(() => TestRun, { description: 'A test run of any agent of the workspace, in progress or ended.' })
  testRun(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'TestResult')
  @ProjectedField()
  @Query(() => TestResult, { description: 'One conversation of a test run.' })
  testResult(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('start', 'TestRun')
  @Mutation(() => TestRunPayload, {
    description:
      'Starts a run of all test cases of an agent. The conversations are simulated: nothing is sent, booked or stored outside of the run. Only read-only tools are called for real.',
  })
  startTestRun(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => StartTestRunInput) { agentId, versionId, seed, repetitions }: StartTestRunInput,
  ): Promise<TestRunPayload | Refused> {
    const input = { agentId: uuidOrNull(agentId), versionId: uuidOrNull(versionId), seed, repetitions };
    return startTestRun(ctx, input, modelsOf);
  }

  @Can('cancel', 'TestRun')
  @Mutation(() => TestRunPayload, {
    description: 'Cancels a test run. Conversations that have not ended are removed from it.',
  })
  cancelTestRun(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<TestRunPayload | Refused> {
    return cancelTestRun(ctx, ids.uuid(id));
  }
}
