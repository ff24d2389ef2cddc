import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { VoiceSettings } from './voice-settings.type.ts';

@ObjectType({ description: 'Result of changing the voice settings. They apply to new calls and conversations.' })
export class VoiceSettingsUpdated {
  readonly type: 'VoiceSettingsUpdated';

  @Field(() => VoiceSettings, { description: 'The updated settings.' })
  readonly settings: VoiceSettings;
}

export const UpdateVoiceSettingsResult = resultUnion('UpdateVoiceSettingsResult', VoiceSettingsUpdated, Refused);
