import type { TopicReaction } from '@frontdesk/agent';
import { Arg, Field, Float, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { TopicReactionEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { updateVoiceSettings, voiceSettings } from '../use-cases/voice-settings.ts';

@ObjectType({ description: 'A topic for which a rule determines how the agent responds.' })
class SensitiveTopic {
  @Field(() => String, { description: 'Name of the topic, 1 to 100 characters.' })
  topic: string;

  @Field(() => TopicReactionEnum, { description: 'How the agent responds if a contact raises the topic.' })
  reaction: TopicReaction;

  @Field(() => String, { description: 'Text of the reply if the reaction is ANSWER. Empty otherwise.' })
  words: string;
}

@ObjectType({
  description:
    'Voice and transcription settings for calls, and sensitive topics for all channels. Changes apply to new calls and conversations.',
})
class VoiceSettings {
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

@InputType({ description: 'A topic for which a rule determines how the agent responds.' })
class SensitiveTopicInput {
  @Field(() => String, { description: 'Topic, 1 to 100 characters. Each topic can occur only once.' })
  topic: string;

  @Field(() => TopicReactionEnum, { description: 'How the agent responds if a contact raises the topic.' })
  reaction: TopicReaction;

  @Field(() => String, {
    defaultValue: '',
    description: 'Text of the reply if the reaction is ANSWER, 1 to 300 characters. Empty otherwise.',
  })
  words: string;
}

@InputType({ description: 'Settings to change. Omitted fields are not changed; null restores the default.' })
class UpdateVoiceSettingsInput {
  @Field(() => Int, {
    description:
      'Version of the settings that the client has read. Refused with VOICE_SETTINGS_CHANGED if the settings have changed since.',
  })
  version: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of a Vapi voice or id of a custom voice. Null restores the voice of the Vapi assistant. Voice workspaces only.',
  })
  voiceId?: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Speed relative to the voice's normal speed, 0.5 to 2. Requires a voice. Null restores the speed of the Vapi assistant. Voice workspaces only.",
  })
  speed?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Language that the transcriber recognizes, as a BCP 47 tag or `multi`. Null restores the language of the Vapi assistant. Voice workspaces only.',
  })
  language?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Names and uncommon words for the transcriber, at most 40 with at most 40 characters each. Requires a language. If omitted, the words are not changed. Voice workspaces only.',
  })
  keyterms?: string[] | null;

  @Field(() => [SensitiveTopicInput], {
    nullable: true,
    description: 'All sensitive topics in order, at most 20. If omitted, the topics are not changed.',
  })
  sensitiveTopics?: SensitiveTopicInput[] | null;
}

@ObjectType({ description: 'Payload of the mutations that return voice settings.' })
export class VoiceSettingsPayload extends Payload {
  @Field(() => VoiceSettings, { description: 'The updated settings.' })
  readonly settings: VoiceSettings;
}

@Resolver()
export class VoiceSettingsResolver {
  @Can('read', 'VoiceSettings')
  @Query(() => VoiceSettings, {
    description: 'Voice settings and sensitive topics of the agent. Returns the defaults if none are stored.',
  })
  voiceSettings(@InWorkspace() ctx: WorkspaceContext) {
    return voiceSettings(ctx);
  }

  @Can('update', 'VoiceSettings')
  @Mutation(() => VoiceSettingsPayload, {
    description: 'Changes the voice settings and sensitive topics of the agent.',
  })
  updateVoiceSettings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateVoiceSettingsInput) input: UpdateVoiceSettingsInput,
  ): Promise<VoiceSettingsPayload | Refused> {
    return updateVoiceSettings(ctx, input);
  }
}
