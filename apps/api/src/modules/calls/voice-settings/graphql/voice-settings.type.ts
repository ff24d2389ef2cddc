import type { TopicReaction } from '@frontdesk/agent';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { TopicReactionEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: 'A topic that the agent may discuss only by a rule.' })
export class SensitiveTopic {
  @Field(() => String)
  topic: string;

  @Field(() => TopicReactionEnum)
  reaction: TopicReaction;

  @Field(() => String, { description: 'Literal reply for ANSWER. Empty otherwise.' })
  words: string;
}

@ObjectType({
  description:
    'Voice and transcription settings for calls, and sensitive topics for every channel. Apply to new calls and conversations.',
})
export class VoiceSettings {
  @Field(() => String, {
    nullable: true,
    description: 'A Vapi voice or the id of a custom one. Null: as configured at the assistant.',
  })
  voiceId: string | null;

  @Field(() => Float, { nullable: true, description: "0.5 to 2 times the voice's own speed. Null: unchanged." })
  speed: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Recognized language in BCP 47, or `multi`. Null: as configured at the assistant.',
  })
  language: string | null;

  @Field(() => [String], { description: 'Names and uncommon words for the transcriber.' })
  keyterms: string[];

  @Field(() => [SensitiveTopic], { description: 'In the order that the agent reads them.' })
  sensitiveTopics: SensitiveTopic[];

  @Field(() => String, {
    description: 'Prompt to paste into the Vapi assistant. Placeholders in braces are filled in for each call.',
  })
  assistantPrompt: string;

  @Field(() => Int, { description: 'Increases with every change. 0 before the first.' })
  version: number;
}
