import { createUnionType, Field, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../graphql/one-time-secret.ts';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { ApiKey } from './api-key.type.ts';

@ObjectType({ description: 'The key opens from now on, until it expires or is revoked.' })
export class ApiKeyCreated {
  @Field(() => ApiKey)
  readonly apiKey: Read;

  @Field(() => OneTimeSecret, { description: 'The whole key: shown now and never again.' })
  readonly secret: string;

  constructor(id: string, secret: string) {
    this.apiKey = byId(id);
    this.secret = secret;
  }
}

@ObjectType({ description: "The key's next call is refused." })
export class ApiKeyRevoked {
  @Field(() => ApiKey)
  readonly apiKey: Read;

  constructor(id: string) {
    this.apiKey = byId(id);
  }
}

@ObjectType({ description: 'Both keys open until the overlap is over; then only the new one does.' })
export class ApiKeyRotated {
  @Field(() => ApiKey, { description: 'The new one.' })
  readonly apiKey: Read;

  @Field(() => ApiKey, { description: 'The one it takes the place of.' })
  readonly previous: Read;

  @Field(() => OneTimeSecret, { description: 'The whole new key: shown now and never again.' })
  readonly secret: string;

  constructor(id: string, previousId: string, secret: string) {
    this.apiKey = byId(id);
    this.previous = byId(previousId);
    this.secret = secret;
  }
}

@ObjectType({ description: 'The key has this name, and calls from these places.' })
export class ApiKeyUpdated {
  @Field(() => ApiKey)
  readonly apiKey: Read;

  constructor(id: string) {
    this.apiKey = byId(id);
  }
}

@ObjectType({ description: 'The key holds what it has needed, and no more.' })
export class ApiKeyNarrowed {
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
export const NarrowApiKeyResult = createUnionType({
  name: 'NarrowApiKeyResult',
  types: () => [ApiKeyNarrowed, Refused] as const,
});
export const CreateApiKeyResult = createUnionType({
  name: 'CreateApiKeyResult',
  types: () => [ApiKeyCreated, Refused] as const,
});
export const RevokeApiKeyResult = createUnionType({
  name: 'RevokeApiKeyResult',
  types: () => [ApiKeyRevoked, Refused] as const,
});
