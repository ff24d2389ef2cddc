import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../../../graphql/payload.ts';
import { AGENT_ID } from './agent-id.ts';

@ObjectType({
  description: 'Limits of an agent. They apply to all its published versions.',
})
export class AgentLimits {
  @Field(() => Int, {
    description:
      'Maximum number of messages from a contact in one episode of a conversation. If it is exceeded, the agent hands off with `TOO_LONG`. Calls have a fixed limit of 240 utterances instead.',
  })
  messagesPerEpisode: number;

  @Field(() => Int, {
    description:
      'Maximum number of replies to one contact in an hour. If it is exceeded, the agent hands off with `TOO_LONG`.',
  })
  repliesPerHour: number;

  @Field(() => Int, {
    description:
      'Maximum number of times the agent asks a question. After that, it skips an optional question, and hands off with `NO_ANSWER` for a required question.',
  })
  attemptsPerQuestion: number;

  @Field(() => Int, {
    description:
      'Maximum number of consecutive messages that the agent does not understand or that are abusive. If it is exceeded, the agent hands off with `NOT_UNDERSTOOD` or `ABUSE`.',
  })
  unclearMessages: number;

  @Field(() => Int, {
    description:
      'Maximum number of tool calls for one reply. If it is exceeded, the agent hands off with `LOOP_GUARD`.',
  })
  toolRounds: number;

  @Field(() => Int, {
    description:
      'Maximum number of visits to one state of a flow. If it is exceeded, the agent hands off with `LOOP_GUARD`.',
  })
  stateVisits: number;

  @Field(() => Int, {
    description:
      'Number of retries after the model returns unusable output. After the last retry, the agent uses predefined sentences.',
  })
  modelRetries: number;

  @Field(() => Int, {
    description:
      'Maximum number of consecutive replies for which the model returned no usable output. If it is exceeded, the agent hands off with `MODEL_FAILED`.',
  })
  modelFailures: number;

  @Field(() => Int, {
    description:
      'Maximum number of model tokens for one reply. If it is exceeded, the agent hands off with `COST_LIMIT`.',
  })
  tokensPerReply: number;

  @Field(() => Int, {
    description:
      'Maximum model cost of one episode of a conversation, in US cents. If it is exceeded, the agent hands off with `COST_LIMIT`. Applies if `modelPriceCents` is not 0.',
  })
  costPerEpisodeCents: number;

  @Field(() => Int, {
    description: 'Price of a million tokens of the model, in US cents. If 0, costs are not counted.',
  })
  modelPriceCents: number;

  @Field(() => Int, {
    description:
      'Maximum time until a reply is ready, in minutes after the first attempt. If it is exceeded, the agent hands off with `DEADLINE`.',
  })
  replyDeadlineMinutes: number;

  @Field(() => Int, {
    description:
      "Hours without a message after which the contact's next message starts a new episode of the conversation.",
  })
  episodeSilenceHours: number;

  @Field(() => Int, {
    description:
      'Minutes after the end of an episode at which the agent asks the contact for a rating. 0 if the agent does not ask. Applies to WhatsApp within the reply window.',
  })
  ratingDelayMinutes: number;

  @Field(() => Int, {
    description: 'Number of days after a rating request during which the contact is not asked again.',
  })
  ratingIntervalDays: number;
}

@InputType({ description: 'Limits to change. An omitted field is not changed; null restores the default.' })
export class UpdateAgentLimitsInput {
  @Field(() => ID, { nullable: true, description: AGENT_ID })
  agentId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of messages from a contact in one episode, 5 to 500. Null restores the default, 60.',
  })
  messagesPerEpisode?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of replies to one contact in an hour, 5 to 240. Null restores the default, 30.',
  })
  repliesPerHour?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of times the agent asks a question, 1 to 10. Null restores the default, 3.',
  })
  attemptsPerQuestion?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of consecutive unclear or abusive messages, 1 to 10. Null restores the default, 3.',
  })
  unclearMessages?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of tool calls for one reply, 2 to 20. Null restores the default, 6.',
  })
  toolRounds?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of visits to one state of a flow, 2 to 100. Null restores the default, 10.',
  })
  stateVisits?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of retries after the model returns unusable output, 0 to 3. Null restores the default, 1.',
  })
  modelRetries?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Maximum number of consecutive replies without usable model output, 1 to 10. Null restores the default, 3.',
  })
  modelFailures?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of model tokens for one reply, 5000 to 200000. Null restores the default, 20000.',
  })
  tokensPerReply?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Maximum model cost of one episode in US cents, 1 to 10000. Null restores the default, 50.',
  })
  costPerEpisodeCents?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Price of a million model tokens in US cents, 0 to 100000. Null restores the default, 0.',
  })
  modelPriceCents?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Maximum time until a reply is ready, in minutes after the first attempt, 1 to 60. Null restores the default, 15.',
  })
  replyDeadlineMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours without a message after which a new episode starts, 1 to 168. Null restores the default, 24.',
  })
  episodeSilenceHours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes after the end of an episode at which the agent asks for a rating, 0 to 720. 0 disables rating requests. Null restores the default, 0.',
  })
  ratingDelayMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of days during which a contact is not asked for another rating, 1 to 365. Null restores the default, 30.',
  })
  ratingIntervalDays?: number | null;
}

@ObjectType({ description: 'Payload of the mutations that return agent limits.' })
export class AgentLimitsPayload extends Payload {
  @Field(() => AgentLimits, { description: 'Agent limits after the mutation.' })
  readonly limits: AgentLimits;
}
