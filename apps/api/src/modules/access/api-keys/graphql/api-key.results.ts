import { createUnionType, Field, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { ApiKey } from './api-key.type.ts';

@ObjectType({ description: 'The key is active until it expires or is revoked.' })
export class ApiKeyCreated {
  @Field(() => ApiKey)
  readonly apiKey: Read;

  @Field(() => OneTimeSecret, { description: 'Complete key. Returned only once.' })
  readonly secret: string;

  constructor(id: string, secret: string) {
    this.apiKey = byId(id);
    this.secret = secret;
  }
}

@ObjectType({ description: "The key's next request is refused." })
export class ApiKeyRevoked {
  @Field(() => ApiKey)
  readonly apiKey: Read;

  constructor(id: string) {
    this.apiKey = byId(id);
  }
}

@ObjectType({ description: 'Both keys work until the end of the grace period.' })
export class ApiKeyRotated {
  @Field(() => ApiKey, { description: 'The new key.' })
  readonly apiKey: Read;

  @Field(() => ApiKey, { description: 'The key that was replaced.' })
  readonly previous: Read;

  @Field(() => OneTimeSecret, { description: 'Complete new key. Returned only once.' })
  readonly secret: string;

  constructor(id: string, previousId: string, secret: string) {
    this.apiKey = byId(id);
    this.previous = byId(previousId);
    this.secret = secret;
  }
}

@ObjectType({ description: 'The name and address ranges of the key were changed.' })
export class ApiKeyUpdated {
  @Field(() => ApiKey)
  readonly apiKey: Read;

  constructor(id: string) {
    this.apiKey = byId(id);
  }
}

@ObjectType({ description: "The key's scopes were reduced to the policies in use." })
export class ApiKeyScopesReduced {
  @Field(() => ApiKey)
  readonly apiKey: Read;

  constructor(id: string) {
    this.apiKey = byId(id);
  }
}

export const RotateApiKeyResult = createUnionType({
  name: 'RotateApiKeyResult',
  types: () => [ApiKeyRotated, Refused] as const,
});
export const UpdateApiKeyResult = createUnionType({
  name: 'UpdateApiKeyResult',
  types: () => [ApiKeyUpdated, Refused] as const,
});
export const ReduceApiKeyScopesResult = createUnionType({
  name: 'ReduceApiKeyScopesResult',
  types: () => [ApiKeyScopesReduced, Refused] as const,
});
export const CreateApiKeyResult = createUnionType({
  name: 'CreateApiKeyResult',
  types: () => [ApiKeyCreated, Refused] as const,
});
export const RevokeApiKeyResult = createUnionType({
  name: 'RevokeApiKeyResult',
  types: () => [ApiKeyRevoked, Refused] as const,
});
