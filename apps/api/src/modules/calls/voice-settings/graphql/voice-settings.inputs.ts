import type { TopicReaction } from '@frontdesk/agent';
import { Field, Float, InputType, Int } from 'type-graphql';
import { TopicReactionEnum } from '../../../../graphql/enums.ts';

@InputType()
export class SensitiveTopicInput {
  @Field(() => String, { description: 'Topic, 1 to 100 characters. Each topic can occur only once.' })
  topic: string;

  @Field(() => TopicReactionEnum)
  reaction: TopicReaction;

  @Field(() => String, {
    defaultValue: '',
    description: 'Text of the reply if the reaction is ANSWER, 1 to 300 characters. Empty otherwise.',
  })
  words: string;
}

@InputType({ description: 'Settings to change. Omitted fields are not changed; null restores the default.' })
export class UpdateVoiceSettingsInput {
  @Field(() => Int, {
    description:
      'Version of the settings that the caller has read. Refused with VOICE_SETTINGS_CHANGED if the settings have changed since.',
  })
  version: number;

  @Field(() => String, {
    nullable: true,
    description: 'Name of a Vapi voice or id of a custom voice. Voice workspaces only.',
  })
  voiceId?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "Speed relative to the voice's normal speed, 0.5 to 2. Requires a voice. Voice workspaces only.",
  })
  speed?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Language that the transcriber recognizes, as a BCP 47 tag or `multi`. Voice workspaces only.',
  })
  language?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Names and uncommon words for the transcriber, at most 40 with at most 40 characters each. Requires a language. Voice workspaces only.',
  })
  keyterms?: string[] | null;

  @Field(() => [SensitiveTopicInput], { nullable: true, description: 'All sensitive topics in order, at most 20.' })
  sensitiveTopics?: SensitiveTopicInput[] | null;
}
