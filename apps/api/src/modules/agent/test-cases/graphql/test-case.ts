import type { ExpectationKind, TestCaseKind } from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ExpectationKindEnum, TestCaseKindEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, inSql, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { AGENT_ID, agentWhere, uuidOrNull } from '../../configuration/index.ts';
import { createTestCaseFromConversation } from '../use-cases/create-test-case-from-conversation.ts';
import { createTestCase, deleteTestCase, updateTestCase } from '../use-cases/test-cases.ts';
import { CreateTestCaseFromConversationInput, CreateTestCaseInput, UpdateTestCaseInput } from './test-case.inputs.ts';

@ObjectType({ description: 'An expectation about the conversation of a test case.' })
export class TestExpectation {
  @Field(() => ExpectationKindEnum, { description: 'What the expectation checks.' })
  kind: ExpectationKind;

  @Field(() => String, {
    nullable: true,
    description: 'Slot of the answer, or name of the tool. Null for other kinds.',
  })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Expected value. Null if the kind has no value.' })
  value: string | null;
}

@ObjectType({ implements: Node, description: 'A test of an agent: a conversation and what is expected of it.' })
export class TestCase {
  id: string;

  @Field(() => ID, { description: 'Id of the agent.' })
  agentId: string;

  @Field(() => String, { description: 'Name of the test case, unique for the agent.' })
  name: string;

  @Field(() => TestCaseKindEnum, { description: 'Who writes the messages of the contact.' })
  kind: TestCaseKind;

  @Field(() => Boolean, { description: 'Whether the agent writes first, as it does to a new lead.' })
  isGreeted: boolean;

  @Field(() => [String], { description: 'Messages of the contact in order. Empty for a simulated contact.' })
  messages: string[];

  @Field(() => String, { nullable: true, description: 'Who the simulated contact is. Null for a script.' })
  persona: string | null;

  @Field(() => String, { nullable: true, description: 'What the simulated contact wants. Null for a script.' })
  goal: string | null;

  @Field(() => Int, { description: 'Maximum number of messages of a simulated contact.' })
  maxTurns: number;

  @Field(() => GraphQLDateTime, { description: 'Time at which the test case was created.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the member or key that created the test case.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Name of the member or key that made the last change.' })
  updatedByName: string;

  @Field(() => Int, { description: 'Number that increases with each change, starting with 1.' })
  revision: number;
}

const TestCaseConnection = connectionOf('TestCase', () => TestCase);

@ObjectType({ description: 'Payload of the mutations that return a test case.' })
class TestCasePayload extends Payload {
  @Field(() => TestCase, { description: 'Test case after the mutation.' })
  readonly testCase: Read;
}

@Resolver(() => TestCase)
export class TestCaseResolver {
  @Public('Part of the test case.')
  @inSql.row({ expectations: true })
  @FieldResolver(() => [TestExpectation], { description: 'Expectations about the conversation.' })
  expectations(@Root() { expectations }: { expectations: TestExpectation[] }): TestExpectation[] {
    return expectations;
  }

  @Can('read', 'TestCase')
  @ProjectedField()
  @Query(() => TestCaseConnection, { description: 'Test cases of an agent, newest first, at most 200.' })
  testCases(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('agentId', () => ID, { nullable: true, description: AGENT_ID }) agentId: string | null,
  ) {
    return page({ first, after }, { where: agentWhere(agentId == null ? null : ids.uuidOrNone(agentId)) });
  }

  @Can('read', 'TestCase')
  @ProjectedField()
  @Query(() => TestCase, { description: 'A test case of any agent of the workspace.' })
  testCase(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('create', 'TestCase')
  @Mutation(() => TestCasePayload, { description: 'Creates a test case of an agent.' })
  createTestCase(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateTestCaseInput) input: CreateTestCaseInput,
  ): Promise<TestCasePayload | Refused> {
    return createTestCase(ctx, { ...input, agentId: uuidOrNull(input.agentId) });
  }

  @Can('create', 'TestCase')
  @Mutation(() => TestCasePayload, {
    description:
      'Creates a test case whose script is what the contact wrote in a conversation, at most the latest 30 messages. Names, email addresses and phone numbers are replaced by examples.',
  })
  createTestCaseFromConversation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateTestCaseFromConversationInput) input: CreateTestCaseFromConversationInput,
  ): Promise<TestCasePayload | Refused> {
    const { agentId, conversationId, name, expectations } = input;
    return createTestCaseFromConversation(ctx, {
      agentId: uuidOrNull(agentId),
      conversationId: ids.uuid(conversationId),
      name,
      expectations,
    });
  }

  @Can('update', 'TestCase')
  @Mutation(() => TestCasePayload, {
    description: 'Changes a test case. Refused if it was changed since the given revision.',
  })
  updateTestCase(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateTestCaseInput) input: UpdateTestCaseInput,
  ): Promise<TestCasePayload | Refused> {
    return updateTestCase(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'TestCase')
  @Mutation(() => DeletedPayload, { description: 'Deletes a test case with its results.' })
  deleteTestCase(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteTestCase(ctx, ids.uuid(id));
  }
}
