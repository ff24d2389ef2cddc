import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { SafetySettings } from './safety-settings.type.ts';

@ObjectType({ description: 'The settings apply to messages from now on.' })
export class SafetySettingsUpdated {
  @Field(() => SafetySettings)
  readonly settings: SafetySettings;

  constructor(settings: SafetySettings) {
    this.settings = settings;
  }
}

export const UpdateSafetySettingsResult = createUnionType({
  name: 'UpdateSafetySettingsResult',
  types: () => [SafetySettingsUpdated, Refused] as const,
});
