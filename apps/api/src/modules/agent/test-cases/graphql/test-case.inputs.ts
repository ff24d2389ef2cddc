import type { ExpectationKind, TestCaseKind } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ExpectationKindEnum, TestCaseKindEnum } from '../../../../graphql/enums.ts';
import { AGENT_ID } from '../../configuration/index.ts';

@InputType({ description: 'An expectation about the conversation of a test case.' })
export class TestExpectationInput {
  @Field(() => ExpectationKindEnum, { description: 'What the expectation checks.' })
  kind: ExpectationKind;

  @Field(() => String, {
    nullable: true,
    description: 'Slot of the answer, or name of the tool. Ignored for other kinds.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Expected value, at most 500 characters. Its format depends on the kind.',
  })
  value?: string | null;
}

@InputType()
abstract class TestCaseTermsInput {
  @Field(() => String, { description: 'Name of the test case, unique for the agent.' })
  name: string;

  @Field(() => TestCaseKindEnum, { description: 'Who writes the messages of the contact.' })
  kind: TestCaseKind;

  @Field(() => Boolean, { description: 'Whether the agent writes first, as it does to a new lead.' })
  isGreeted: boolean;

  @Field(() => [String], {
    description: 'Messages of the contact in order, 1 to 30 for a script. Ignored for a simulated contact.',
  })
  messages: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Who the simulated contact is, 1 to 1000 characters. Ignored for a script.',
  })
  persona?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the simulated contact wants, 1 to 500 characters. Ignored for a script.',
  })
  goal?: string | null;

  @Field(() => Int, { description: 'Maximum number of messages of a simulated contact, 1 to 30.' })
  maxTurns: number;

  @Field(() => [TestExpectationInput], {
    description: 'Expectations about the conversation, at least 1 and at most 20.',
  })
  expectations: TestExpectationInput[];
}

@InputType()
export class CreateTestCaseInput extends TestCaseTermsInput {
  @Field(() => ID, { nullable: true, description: AGENT_ID })
  agentId?: string | null;
}

@InputType()
export class UpdateTestCaseInput extends TestCaseTermsInput {
  @Field(() => ID, { description: 'Id of the test case.' })
  id: string;

  @Field(() => Int, { description: 'Revision of the test case that the client has read.' })
  revision: number;
}

@InputType()
export class CreateTestCaseFromConversationInput {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId: string;

  @Field(() => ID, { nullable: true, description: AGENT_ID })
  agentId?: string | null;

  @Field(() => String, { description: 'Name of the test case, unique for the agent.' })
  name: string;

  @Field(() => [TestExpectationInput], {
    description: 'Expectations about the conversation, at least 1 and at most 20.',
  })
  expectations: TestExpectationInput[];
}
