import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { SafetySettings } from './safety-settings.type.ts';

@ObjectType({ description: 'The settings apply to messages from now on.' })
export class SafetySettingsUpdated {
  readonly type: 'SafetySettingsUpdated';

  @Field(() => SafetySettings)
  readonly settings: SafetySettings;
}

export const UpdateSafetySettingsResult = resultUnion('UpdateSafetySettingsResult', SafetySettingsUpdated, Refused);
