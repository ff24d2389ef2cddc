import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { VoiceSettings } from './voice-settings.type.ts';

@ObjectType({ description: 'Whatever begins from now on follows these settings.' })
export class VoiceSettingsUpdated {
  @Field(() => VoiceSettings, { description: 'As they are now.' })
  readonly settings: VoiceSettings;

  constructor(settings: VoiceSettings) {
    this.settings = settings;
  }
}

export const UpdateVoiceSettingsResult = createUnionType({
  name: 'UpdateVoiceSettingsResult',
  types: () => [VoiceSettingsUpdated, Refused] as const,
});
