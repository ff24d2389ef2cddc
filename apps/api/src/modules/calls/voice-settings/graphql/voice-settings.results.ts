import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { VoiceSettings } from './voice-settings.type.ts';

@ObjectType({ description: 'The settings apply to new calls and conversations.' })
export class VoiceSettingsUpdated {
  readonly type: 'VoiceSettingsUpdated';

  @Field(() => VoiceSettings, { description: 'Current settings.' })
  readonly settings: VoiceSettings;
}

export const UpdateVoiceSettingsResult = resultUnion('UpdateVoiceSettingsResult', VoiceSettingsUpdated, Refused);
