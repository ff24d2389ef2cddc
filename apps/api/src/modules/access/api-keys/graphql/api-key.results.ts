import { Field, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { ApiKey } from './api-key.type.ts';

@ObjectType({ description: 'The key is active until it expires or is revoked.' })
export class ApiKeyCreated {
  readonly type: 'ApiKeyCreated';

  @Field(() => ApiKey)
  readonly apiKey: Read;

  @Field(() => OneTimeSecret, { description: 'Complete key. Returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: "The key's next request is refused." })
export class ApiKeyRevoked {
  readonly type: 'ApiKeyRevoked';

  @Field(() => ApiKey)
  readonly apiKey: Read;
}

@ObjectType({ description: 'Both keys work until the end of the grace period.' })
export class ApiKeyRotated {
  readonly type: 'ApiKeyRotated';

  @Field(() => ApiKey, { description: 'The new key.' })
  readonly apiKey: Read;

  @Field(() => ApiKey, { description: 'The key that was replaced.' })
  readonly previous: Read;

  @Field(() => OneTimeSecret, { description: 'Complete new key. Returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: 'The name and address ranges of the key were changed.' })
export class ApiKeyUpdated {
  readonly type: 'ApiKeyUpdated';

  @Field(() => ApiKey)
  readonly apiKey: Read;
}

@ObjectType({ description: "The key's scopes were reduced to the policies in use." })
export class ApiKeyScopesReduced {
  readonly type: 'ApiKeyScopesReduced';

  @Field(() => ApiKey)
  readonly apiKey: Read;
}

export const RotateApiKeyResult = resultUnion('RotateApiKeyResult', ApiKeyRotated, Refused);
export const UpdateApiKeyResult = resultUnion('UpdateApiKeyResult', ApiKeyUpdated, Refused);
export const ReduceApiKeyScopesResult = resultUnion('ReduceApiKeyScopesResult', ApiKeyScopesReduced, Refused);
export const CreateApiKeyResult = resultUnion('CreateApiKeyResult', ApiKeyCreated, Refused);
export const RevokeApiKeyResult = resultUnion('RevokeApiKeyResult', ApiKeyRevoked, Refused);
