import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { ServiceIdentity } from './service-identity.type.ts';

@ObjectType({ description: 'API keys can be created for it.' })
export class ServiceIdentityCreated {
  @Field(() => ServiceIdentity)
  readonly identity: Read;

  constructor(id: string) {
    this.identity = byId(id);
  }
}

@ObjectType({ description: 'The change applies from the next request of its keys.' })
export class ServiceIdentityUpdated {
  @Field(() => ServiceIdentity)
  readonly identity: Read;

  constructor(id: string) {
    this.identity = byId(id);
  }
}

@ObjectType({ description: 'The service account was deleted and its keys were revoked.' })
export class ServiceIdentityRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const CreateServiceIdentityResult = createUnionType({
  name: 'CreateServiceIdentityResult',
  types: () => [ServiceIdentityCreated, Refused] as const,
});
export const UpdateServiceIdentityResult = createUnionType({
  name: 'UpdateServiceIdentityResult',
  types: () => [ServiceIdentityUpdated, Refused] as const,
});
export const RemoveServiceIdentityResult = createUnionType({
  name: 'RemoveServiceIdentityResult',
  types: () => [ServiceIdentityRemoved, Refused] as const,
});
