import { type ApiKeyGracePeriod, type ApiKeyLabel, type ApiKeyMode, LIMITS } from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ApiKeyGracePeriodEnum, ApiKeyLabelEnum, ApiKeyModeEnum } from '../../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { ApiKey } from './api-key.type.ts';

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

@ObjectType({ description: 'The key is active until it expires or is revoked.' })
class ApiKeyCreated {
  readonly type: 'ApiKeyCreated';

  @Field(() => ApiKey)
  readonly apiKey: Read;

  @Field(() => OneTimeSecret, { description: 'Complete key. Returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: "The key's next request is refused." })
class ApiKeyRevoked {
  readonly type: 'ApiKeyRevoked';

  @Field(() => ApiKey)
  readonly apiKey: Read;
}

@ObjectType({ description: 'Both keys work until the end of the grace period.' })
class ApiKeyRotated {
  readonly type: 'ApiKeyRotated';

  @Field(() => ApiKey, { description: 'The new key.' })
  readonly apiKey: Read;

  @Field(() => ApiKey, { description: 'The key that was replaced.' })
  readonly previous: Read;

  @Field(() => OneTimeSecret, { description: 'Complete new key. Returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: 'The name and address ranges of the key were changed.' })
class ApiKeyUpdated {
  readonly type: 'ApiKeyUpdated';

  @Field(() => ApiKey)
  readonly apiKey: Read;
}

@ObjectType({ description: "The key's scopes were reduced to the policies in use." })
class ApiKeyScopesReduced {
  readonly type: 'ApiKeyScopesReduced';

  @Field(() => ApiKey)
  readonly apiKey: Read;
}

export const RotateApiKeyResult = resultUnion('RotateApiKeyResult', ApiKeyRotated, Refused);
export const UpdateApiKeyResult = resultUnion('UpdateApiKeyResult', ApiKeyUpdated, Refused);
export const ReduceApiKeyScopesResult = resultUnion('ReduceApiKeyScopesResult', ApiKeyScopesReduced, Refused);
export const CreateApiKeyResult = resultUnion('CreateApiKeyResult', ApiKeyCreated, Refused);
export const RevokeApiKeyResult = resultUnion('RevokeApiKeyResult', ApiKeyRevoked, Refused);
