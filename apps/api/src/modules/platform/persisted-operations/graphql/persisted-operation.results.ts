import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { PersistedOperation } from './persisted-operation.type.ts';

@ObjectType({ description: 'The operation can be run by its id. Registering again has no effect.' })
export class PersistedOperationRegistered {
  readonly type: 'PersistedOperationRegistered';

  @Field(() => PersistedOperation)
  readonly operation: Read;
}

@ObjectType({ description: 'The id can no longer be run.' })
export class PersistedOperationDeleted {
  readonly type: 'PersistedOperationDeleted';

  @Field(() => ID)
  readonly id: string;
}

export const RegisterPersistedOperationResult = resultUnion(
  'RegisterPersistedOperationResult',
  PersistedOperationRegistered,
  Refused,
);
export const DeletePersistedOperationResult = resultUnion(
  'DeletePersistedOperationResult',
  PersistedOperationDeleted,
  Refused,
);
