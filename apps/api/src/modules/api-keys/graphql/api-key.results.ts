import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import type { ApiKeyRow } from '../api-keys.repository.ts';
import { ApiKey } from './api-key.type.ts';

@ObjectType({ description: 'The key opens from now on, until it expires or is revoked.' })
export class ApiKeyCreated {
  @Field(() => ApiKey)
  readonly apiKey: ApiKeyRow;

  @Field(() => String, { description: 'The whole key: shown now and never again.' })
  readonly secret: string;

  constructor(apiKey: ApiKeyRow, secret: string) {
    this.apiKey = apiKey;
    this.secret = secret;
  }
}

@ObjectType({ description: "The key's next call is refused." })
export class ApiKeyRevoked {
  @Field(() => ApiKey)
  readonly apiKey: ApiKeyRow;

  constructor(apiKey: ApiKeyRow) {
    this.apiKey = apiKey;
  }
}

export const CreateApiKeyResult = createUnionType({
  name: 'CreateApiKeyResult',
  types: () => [ApiKeyCreated, Refused] as const,
});
export const RevokeApiKeyResult = createUnionType({
  name: 'RevokeApiKeyResult',
  types: () => [ApiKeyRevoked, Refused] as const,
});
