import type { TopicReaction } from '@frontdesk/agent';
import { Field, Float, InputType, Int } from 'type-graphql';
import { TopicReactionEnum } from '../../../../graphql/enums.ts';

@InputType()
export class SensitiveTopicInput {
  @Field(() => String, { description: '1 to 100 characters. Each topic once.' })
  topic: string;

  @Field(() => TopicReactionEnum)
  reaction: TopicReaction;

  @Field(() => String, { defaultValue: '', description: 'For ANSWER: 1 to 300 characters.' })
  words: string;
}

@InputType({ description: 'Absent fields stay unchanged; null restores the default.' })
export class UpdateVoiceSettingsInput {
  @Field(() => Int, {
    description: 'Version that the caller has seen. Refused with VOICE_SETTINGS_CHANGED when it has changed.',
  })
  version: number;

  @Field(() => String, { nullable: true, description: 'Voice workspaces only.' })
  voiceId?: string | null;

  @Field(() => Float, { nullable: true, description: 'Voice workspaces only. 0.5 to 2. Requires a voice.' })
  speed?: number | null;

  @Field(() => String, { nullable: true, description: 'Voice workspaces only. BCP 47, or `multi`.' })
  language?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Voice workspaces only. At most 40 terms of at most 40 characters each. Requires a language.',
  })
  keyterms?: string[] | null;

  @Field(() => [SensitiveTopicInput], { nullable: true, description: 'Complete list in order. At most 20.' })
  sensitiveTopics?: SensitiveTopicInput[] | null;
}
