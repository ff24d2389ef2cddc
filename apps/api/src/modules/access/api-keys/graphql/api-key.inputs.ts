import { type ApiKeyGracePeriod, type ApiKeyLabel, type ApiKeyMode, LIMITS } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ApiKeyGracePeriodEnum, ApiKeyLabelEnum, ApiKeyModeEnum } from '../../../../graphql/enums.ts';

const RANGES = `Addresses and ranges from which it may call, at most ${LIMITS.apiKeyRanges}; none: from everywhere.`;

@InputType()
export class CreateApiKeyInput {
  @Field(() => String)
  name: string;

  @Field(() => ApiKeyLabelEnum)
  label: ApiKeyLabel;

  @Field(() => ApiKeyModeEnum)
  mode: ApiKeyMode;

  @Field(() => [String], { description: 'At least one key from `policies`. The caller must hold all of them.' })
  scopes: string[];

  @Field(() => Int, { description: `1 to ${LIMITS.apiKeyDaysMax}.` })
  expiresInDays: number;

  @Field(() => [String], { nullable: true, description: RANGES })
  allowedRanges?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Service account that owns the key. Null: the caller.' })
  serviceAccountId?: string | null;
}

@InputType()
export class RevokeApiKeyInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class RotateApiKeyInput {
  @Field(() => ID)
  id: string;

  @Field(() => ApiKeyGracePeriodEnum, { description: 'Grace period during which the old key still works.' })
  gracePeriod: ApiKeyGracePeriod;
}

@InputType()
export class UpdateApiKeyInput {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [String], { description: RANGES })
  allowedRanges: string[];
}

@InputType()
export class ReduceApiKeyScopesInput {
  @Field(() => ID)
  id: string;
}
