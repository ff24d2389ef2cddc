import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { MessagingSettings } from './messaging-settings.type.ts';

@ObjectType({ description: 'The settings apply from now on.' })
export class MessagingSettingsUpdated {
  readonly type: 'MessagingSettingsUpdated';

  @Field(() => MessagingSettings, { description: 'Current settings.' })
  readonly settings: MessagingSettings;
}

export const UpdateMessagingSettingsResult = resultUnion(
  'UpdateMessagingSettingsResult',
  MessagingSettingsUpdated,
  Refused,
);
