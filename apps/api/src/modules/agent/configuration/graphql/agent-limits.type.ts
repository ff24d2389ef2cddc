import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';

@ObjectType({
  description:
    'Limits of the agent. At a limit it hands off with the named code. They apply to each published version.',
})
export class AgentLimits {
  @Field(() => Int, {
    description: 'Messages of a contact in one episode. Then `TOO_LONG`. Calls have a limit of 240 utterances.',
  })
  messagesPerEpisode: number;

  @Field(() => Int, {
    description: 'Replies to one contact in an hour. Then `TOO_LONG`.',
  })
  repliesPerHour: number;

  @Field(() => Int, {
    description:
      'Times that a question is asked. Then an optional question is skipped, and a required one is `NO_ANSWER`.',
  })
  attemptsPerQuestion: number;

  @Field(() => Int, {
    description:
      'Consecutive messages that the agent does not understand, or that are abusive. Then `NOT_UNDERSTOOD` or `ABUSE`.',
  })
  unclearMessages: number;

  @Field(() => Int, {
    description: 'Tool calls for one reply. Then `LOOP_GUARD`.',
  })
  toolRounds: number;

  @Field(() => Int, {
    description: 'Visits of one state of a flow. Then `LOOP_GUARD`.',
  })
  stateVisits: number;

  @Field(() => Int, {
    description: 'Repeated requests after an unusable reply of the model. Then the agent uses fixed sentences.',
  })
  modelRetries: number;

  @Field(() => Int, {
    description: 'Consecutive replies for which the model returned nothing usable. Then `MODEL_FAILED`.',
  })
  modelFailures: number;

  @Field(() => Int, {
    description: 'Tokens of the model for one reply. Then `COST_LIMIT`.',
  })
  tokensPerReply: number;

  @Field(() => Int, {
    description: 'US cents of the model in one episode. Then `COST_LIMIT`. Applies when `modelPriceCents` is not 0.',
  })
  costPerEpisodeCents: number;

  @Field(() => Int, {
    description: 'US cents for a million tokens of the model. 0: costs are not counted.',
  })
  modelPriceCents: number;

  @Field(() => Int, {
    description: 'Minutes from the first attempt to reply. Then `DEADLINE`.',
  })
  replyDeadlineMinutes: number;

  @Field(() => Int, {
    description: 'Hours of silence after which the next message begins a new episode.',
  })
  episodeSilenceHours: number;
}

@InputType({ description: 'Absent: unchanged. Null: the default.' })
export class UpdateAgentLimitsInput {
  @Field(() => Int, { nullable: true, description: '5 to 500. Default: 60.' })
  messagesPerEpisode?: number | null;

  @Field(() => Int, { nullable: true, description: '5 to 240. Default: 30.' })
  repliesPerHour?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 10. Default: 3.' })
  attemptsPerQuestion?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 10. Default: 3.' })
  unclearMessages?: number | null;

  @Field(() => Int, { nullable: true, description: '2 to 20. Default: 6.' })
  toolRounds?: number | null;

  @Field(() => Int, { nullable: true, description: '2 to 100. Default: 10.' })
  stateVisits?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 3. Default: 1.' })
  modelRetries?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 10. Default: 3.' })
  modelFailures?: number | null;

  @Field(() => Int, { nullable: true, description: '5000 to 200000. Default: 20000.' })
  tokensPerReply?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 10000. Default: 50.' })
  costPerEpisodeCents?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 100000. Default: 0.' })
  modelPriceCents?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 60. Default: 15.' })
  replyDeadlineMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 168. Default: 24.' })
  episodeSilenceHours?: number | null;
}

@ObjectType({ description: 'The limits apply from the next message on.' })
export class AgentLimitsUpdated {
  readonly type: 'AgentLimitsUpdated';

  @Field(() => AgentLimits)
  readonly limits: AgentLimits;
}

export const UpdateAgentLimitsResult = resultUnion('UpdateAgentLimitsResult', AgentLimitsUpdated, Refused);
