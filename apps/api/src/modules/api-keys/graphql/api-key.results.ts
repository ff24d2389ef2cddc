import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../reads/index.ts';
import { ApiKey } from './api-key.type.ts';

@ObjectType({ description: 'The key opens from now on, until it expires or is revoked.' })
export class ApiKeyCreated {
  @Field(() => ApiKey)
  readonly apiKey: Read;

  @Field(() => String, { description: 'The whole key: shown now and never again.' })
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

export const CreateApiKeyResult = createUnionType({
  name: 'CreateApiKeyResult',
  types: () => [ApiKeyCreated, Refused] as const,
});
export const RevokeApiKeyResult = createUnionType({
  name: 'RevokeApiKeyResult',
  types: () => [ApiKeyRevoked, Refused] as const,
});
