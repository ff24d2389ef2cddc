import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { ServiceAccount } from './service-account.type.ts';

@ObjectType({ description: 'API keys can be created for it.' })
export class ServiceAccountCreated {
  @Field(() => ServiceAccount)
  readonly identity: Read;

  constructor(id: string) {
    this.identity = byId(id);
  }
}

@ObjectType({ description: 'The change applies from the next request of its keys.' })
export class ServiceAccountUpdated {
  @Field(() => ServiceAccount)
  readonly identity: Read;

  constructor(id: string) {
    this.identity = byId(id);
  }
}

@ObjectType({ description: 'The service account was deleted and its keys were revoked.' })
export class ServiceAccountRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const CreateServiceAccountResult = createUnionType({
  name: 'CreateServiceAccountResult',
  types: () => [ServiceAccountCreated, Refused] as const,
});
export const UpdateServiceAccountResult = createUnionType({
  name: 'UpdateServiceAccountResult',
  types: () => [ServiceAccountUpdated, Refused] as const,
});
export const RemoveServiceAccountResult = createUnionType({
  name: 'RemoveServiceAccountResult',
  types: () => [ServiceAccountRemoved, Refused] as const,
});
