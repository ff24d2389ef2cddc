import { type ApiKeyGracePeriod, type ApiKeyMode, type Environment, LIMITS } from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ApiKeyGracePeriodEnum, ApiKeyModeEnum, EnvironmentEnum } from '../../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { ApiKey } from './api-key.type.ts';

const RANGES = `IP addresses and CIDR ranges from which the key can be used, at most ${LIMITS.apiKeyRanges}. If omitted or empty, the key can be used from any address.`;

@InputType()
export class CreateApiKeyInput {
  @Field(() => String, { description: 'Name that identifies the key to members, 1 to 100 characters.' })
  name: string;

  @Field(() => EnvironmentEnum, { description: 'Environment that the key is intended for.' })
  environment: Environment;

  @Field(() => ApiKeyModeEnum, { description: 'Which operations the key can run.' })
  mode: ApiKeyMode;

  @Field(() => [String], {
    description:
      'Keys from the query `policies` that the key is limited to, at least one. The caller must have all of them.',
  })
  scopes: string[];

  @Field(() => Int, { description: `Number of days until the key expires, 1 to ${LIMITS.apiKeyDaysMax}.` })
  expiresInDays: number;

  @Field(() => [String], { nullable: true, description: RANGES })
  allowedRanges?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the service account that owns the key. If null or omitted, the caller owns the key.',
  })
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

  @Field(() => ApiKeyGracePeriodEnum, { description: 'Time for which the old key remains valid.' })
  gracePeriod: ApiKeyGracePeriod;
}

@InputType()
export class UpdateApiKeyInput {
  @Field(() => ID, { description: 'Id of the API key.' })
  id: string;

  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => [String], {
    description:
      'IP addresses and CIDR ranges from which the key can be used, at most 20. If empty, the key can be used from any address.',
  })
  allowedRanges: string[];
}

@InputType()
export class ReduceApiKeyScopesInput {
  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'Result of creating an API key. The key is active until it expires or is revoked.' })
class ApiKeyCreated {
  readonly type: 'ApiKeyCreated';

  @Field(() => ApiKey)
  readonly apiKey: Read;

  @Field(() => OneTimeSecret, { description: 'The complete key. It is returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: 'Result of revoking an API key. The next request with the key is rejected.' })
class ApiKeyRevoked {
  readonly type: 'ApiKeyRevoked';

  @Field(() => ApiKey)
  readonly apiKey: Read;
}

@ObjectType({
  description: 'Result of rotating an API key. The old and the new key are valid until the grace period ends.',
})
class ApiKeyRotated {
  readonly type: 'ApiKeyRotated';

  @Field(() => ApiKey, { description: 'The new key.' })
  readonly apiKey: Read;

  @Field(() => ApiKey, { description: 'The old key.' })
  readonly previous: Read;

  @Field(() => OneTimeSecret, { description: 'The complete new key. It is returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: 'Result of changing the name and the allowed addresses of an API key.' })
class ApiKeyUpdated {
  readonly type: 'ApiKeyUpdated';

  @Field(() => ApiKey)
  readonly apiKey: Read;
}

@ObjectType({
  description: 'Result of reducing the scopes. The key is limited to the policies that it has used recently.',
})
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
