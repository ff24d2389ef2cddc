import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { MessagingSettings } from './messaging-settings.type.ts';

@ObjectType({ description: 'The settings apply from now on.' })
export class MessagingSettingsUpdated {
  @Field(() => MessagingSettings, { description: 'Current settings.' })
  readonly settings: MessagingSettings;

  constructor(settings: MessagingSettings) {
    this.settings = settings;
  }
}

export const UpdateMessagingSettingsResult = createUnionType({
  name: 'UpdateMessagingSettingsResult',
  types: () => [MessagingSettingsUpdated, Refused] as const,
});
