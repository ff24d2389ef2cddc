import { type ApiKeyLabel, type ApiKeyMode, LIMITS } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ApiKeyLabelEnum, ApiKeyModeEnum } from '../../../graphql/enums.ts';

@InputType()
export class CreateApiKeyInput {
  @Field(() => String)
  name: string;

  @Field(() => ApiKeyLabelEnum)
  label: ApiKeyLabel;

  @Field(() => ApiKeyModeEnum)
  mode: ApiKeyMode;

  @Field(() => [String], { description: 'At least one key from `policies`, all of them held by the caller.' })
  scopes: string[];

  @Field(() => Int, { description: `1 to ${LIMITS.apiKeyDaysMax}.` })
  expiresInDays: number;
}

@InputType()
export class RevokeApiKeyInput {
  @Field(() => ID)
  id: string;
}
