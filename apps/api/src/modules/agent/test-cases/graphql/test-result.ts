import type { ExpectationKind, TestResultStatus } from '@frontdesk/domain';
import { Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ExpectationKindEnum, TestResultStatusEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'A tool call of the agent in a test conversation. Changes are simulated.' })
class TestToolCall {
  @Field(() => String, { description: 'Name of the tool.' })
  name: string;

  @Field(() => String, { description: 'Arguments as JSON.' })
  arguments: string;
}

@ObjectType({ description: 'A message of a test conversation.' })
class TestMessage {
  @Field(() => Boolean, { description: 'Whether the agent wrote the message. If false, the contact wrote it.' })
  isByAgent: boolean;

  @Field(() => String, { description: 'Text of the message. Empty if the agent only called tools.' })
  text: string;

  @Field(() => [TestToolCall], { description: 'Tools that the agent called before the message.' })
  calls: TestToolCall[];
}

@ObjectType({ description: 'Result of one expectation.' })
class TestCheck {
  @Field(() => ExpectationKindEnum, { description: 'What the expectation checks.' })
  kind: ExpectationKind;

  @Field(() => String, { nullable: true, description: 'Slot or tool of the expectation. Null for other kinds.' })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Expected value. Null if the kind has no value.' })
  value: string | null;

  @Field(() => Boolean, { description: 'Whether the expectation was met.' })
  isMet: boolean;

  @Field(() => String, { description: 'What happened in the conversation. Empty if there is nothing to add.' })
  actual: string;
}

@ObjectType({ implements: Node, description: 'One conversation of a test run.' })
export class TestResult {
  id: string;

  @Field(() => ID, { description: 'Id of the test run.' })
  runId: string;

  @Field(() => ID, { description: 'Id of the test case.' })
  testCaseId: string;

  @Field(() => String, { description: 'Name of the test case when the run started.' })
  name: string;

  @Field(() => Int, { description: 'Number of the repetition, starting with 1.' })
  repetition: number;

  @Field(() => TestResultStatusEnum, { description: 'Whether the expectations were met.' })
  status: TestResultStatus;

  @Field(() => Int, { description: 'Tokens of the language model in the conversation.' })
  tokens: number;

  @Field(() => Int, { nullable: true, description: 'Duration in milliseconds. Null until the conversation has ended.' })
  durationMs: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the conversation could not be completed. Null unless the status is ERROR.',
  })
  error: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the conversation ended. Null if it has not ended.',
  })
  finishedAt: Date | null;
}

// Registers the connection type that the `results` fields use.
connectionOf('TestResult', () => TestResult);

interface StoredLine extends Pick<TestMessage, 'text' | 'calls'> {
  readonly by: 'CONTACT' | 'AGENT';
}

@Resolver(() => TestResult)
export class TestResultFields {
  @Public('Part of the result.')
  @inSql.row({ checks: true })
  @FieldResolver(() => [TestCheck], {
    description: 'Result of each expectation. Empty until the conversation has ended.',
  })
  checks(@Root() { checks }: { checks: TestCheck[] }): TestCheck[] {
    return checks;
  }

  @Public('Part of the result.')
  @inSql.row({ transcript: true })
  @FieldResolver(() => [TestMessage], {
    description: 'Messages in chronological order. Empty until the conversation has ended.',
  })
  transcript(@Root() { transcript }: { transcript: StoredLine[] }): TestMessage[] {
    return transcript.map(({ by, text, calls }) => ({ isByAgent: by === 'AGENT', text, calls }));
  }
}
