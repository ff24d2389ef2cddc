import type { TopicReaction } from '@frontdesk/agent';
import { Field, Float, InputType, Int } from 'type-graphql';
import { TopicReactionEnum } from '../../../graphql/enums.ts';

@InputType()
export class SensitiveTopicInput {
  @Field(() => String, { description: '1 to 100 characters; each topic once.' })
  topic: string;

  @Field(() => TopicReactionEnum)
  reaction: TopicReaction;

  @Field(() => String, { defaultValue: '', description: 'For an ANSWER: 1 to 300 characters.' })
  words: string;
}

@InputType({ description: 'What is left out stays as it is; null is the default again.' })
export class UpdateVoiceSettingsInput {
  @Field(() => Int, {
    description: 'The version that the caller looked at; another one is refused with VOICE_SETTINGS_CHANGED.',
  })
  version: number;

  @Field(() => String, { nullable: true, description: 'On the phone only.' })
  voiceId?: string | null;

  @Field(() => Float, { nullable: true, description: 'On the phone only; 0.5 to 2, with a voice.' })
  speed?: number | null;

  @Field(() => String, { nullable: true, description: 'On the phone only; in BCP 47, or `multi`.' })
  language?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'On the phone only; up to 40, each up to 40 characters, with a language.',
  })
  keyterms?: string[] | null;

  @Field(() => [SensitiveTopicInput], { nullable: true, description: 'All of them, in their order; up to 20.' })
  sensitiveTopics?: SensitiveTopicInput[] | null;
}
