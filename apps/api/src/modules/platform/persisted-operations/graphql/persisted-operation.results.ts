import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { one, type Read, sql } from '../../../../query-compiler/index.ts';
import { PersistedOperation } from './persisted-operation.type.ts';

@ObjectType({ description: 'The operation can be run by its id. Registering again has no effect.' })
export class PersistedOperationRegistered {
  @Field(() => PersistedOperation)
  readonly operation: Read;

  constructor(id: string) {
    this.operation = one(sql`id = ${id}`);
  }
}

@ObjectType({ description: 'The id can no longer be run.' })
export class PersistedOperationDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const RegisterPersistedOperationResult = createUnionType({
  name: 'RegisterPersistedOperationResult',
  types: () => [PersistedOperationRegistered, Refused] as const,
});
export const DeletePersistedOperationResult = createUnionType({
  name: 'DeletePersistedOperationResult',
  types: () => [PersistedOperationDeleted, Refused] as const,
});
