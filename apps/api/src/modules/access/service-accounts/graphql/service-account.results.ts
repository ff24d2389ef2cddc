import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { ServiceAccount } from './service-account.type.ts';

@ObjectType({ description: 'API keys can be created for it.' })
export class ServiceAccountCreated {
  readonly type: 'ServiceAccountCreated';

  @Field(() => ServiceAccount)
  readonly identity: Read;
}

@ObjectType({ description: 'The change applies from the next request of its keys.' })
export class ServiceAccountUpdated {
  readonly type: 'ServiceAccountUpdated';

  @Field(() => ServiceAccount)
  readonly identity: Read;
}

@ObjectType({ description: 'The service account was deleted and its keys were revoked.' })
export class ServiceAccountRemoved {
  readonly type: 'ServiceAccountRemoved';

  @Field(() => ID)
  readonly id: string;
}

export const CreateServiceAccountResult = resultUnion('CreateServiceAccountResult', ServiceAccountCreated, Refused);
export const UpdateServiceAccountResult = resultUnion('UpdateServiceAccountResult', ServiceAccountUpdated, Refused);
export const RemoveServiceAccountResult = resultUnion('RemoveServiceAccountResult', ServiceAccountRemoved, Refused);
