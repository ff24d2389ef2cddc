import type { TopicReaction } from '@frontdesk/agent';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { TopicReactionEnum } from '../../../graphql/enums.ts';

@ObjectType({ description: 'Something of which the agent speaks only by a rule.' })
export class SensitiveTopic {
  @Field(() => String)
  topic: string;

  @Field(() => TopicReactionEnum)
  reaction: TopicReaction;

  @Field(() => String, { description: 'What an ANSWER says, word by word; empty otherwise.' })
  words: string;
}

@ObjectType({
  description:
    'How the agent sounds on the phone, what it listens for, and, on every channel, of what it speaks only by a rule. In force for whatever begins from now on.',
})
export class VoiceSettings {
  @Field(() => String, {
    nullable: true,
    description: 'A voice of Vapi, or the id of one that was cloned there; null as the assistant is set up.',
  })
  voiceId: string | null;

  @Field(() => Float, { nullable: true, description: '0.5 to 2 times the voice’s own; null for its own.' })
  speed: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is understood, in BCP 47, or `multi` for several at once; null as the assistant is set up.',
  })
  language: string | null;

  @Field(() => [String], { description: 'Names and words that a transcriber would not expect.' })
  keyterms: string[];

  @Field(() => [SensitiveTopic], { description: 'In the order in which the agent reads them.' })
  sensitiveTopics: SensitiveTopic[];

  @Field(() => String, {
    description: 'The prompt that the assistant at Vapi needs: what stands in braces is filled in for each call.',
  })
  assistantPrompt: string;

  @Field(() => Int, { description: 'Grows with every change; 0 before the first.' })
  version: number;
}
