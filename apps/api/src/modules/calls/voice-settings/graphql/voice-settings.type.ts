import type { TopicReaction } from '@frontdesk/agent';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { TopicReactionEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: 'A topic for which a rule determines how the agent responds.' })
export class SensitiveTopic {
  @Field(() => String)
  topic: string;

  @Field(() => TopicReactionEnum)
  reaction: TopicReaction;

  @Field(() => String, { description: 'Text of the reply if the reaction is ANSWER. Empty otherwise.' })
  words: string;
}

@ObjectType({
  description:
    'Voice and transcription settings for calls, and sensitive topics for all channels. Changes apply to new calls and conversations.',
})
export class VoiceSettings {
  @Field(() => String, {
    nullable: true,
    description: 'Name of a Vapi voice or id of a custom voice. Null if the setting of the Vapi assistant applies.',
  })
  voiceId: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Speed relative to the voice's normal speed, 0.5 to 2. Null if the setting of the Vapi assistant applies.",
  })
  speed: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Language that the transcriber recognizes, as a BCP 47 tag or `multi`. Null if the setting of the Vapi assistant applies.',
  })
  language: string | null;

  @Field(() => [String], { description: 'Names and uncommon words for the transcriber.' })
  keyterms: string[];

  @Field(() => [SensitiveTopic], { description: 'Sensitive topics in the order in which they are given to the agent.' })
  sensitiveTopics: SensitiveTopic[];

  @Field(() => String, {
    description: 'Prompt to copy to the Vapi assistant. Placeholders in braces are filled in for each call.',
  })
  assistantPrompt: string;

  @Field(() => Int, {
    description: 'Version number, which increases with every change. It is 0 before the first change.',
  })
  version: number;
}
