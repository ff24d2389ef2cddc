import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { Entity } from './entity.type.ts';

@ObjectType()
abstract class EntityResult {
  @Field(() => Entity)
  readonly entity: Read;

  constructor(entityId: string) {
    this.entity = byId(entityId);
  }
}

@ObjectType({ description: 'The event stands, and the entity is as all its events say together.' })
export class WorldEventRecorded extends EntityResult {
  @Field(() => Boolean, { description: 'False: it was told before under this key, and nothing happened.' })
  readonly isNew: boolean;

  constructor(entityId: string, isNew: boolean) {
    super(entityId);
    this.isNew = isNew;
  }
}

@ObjectType({ description: 'The field is as the member says, and what is less sure does not change it any more.' })
export class EntityCorrected extends EntityResult {}

@ObjectType({ description: 'The event has no say any more; it stays to be seen.' })
export class WorldEventWithdrawn extends EntityResult {}

export const RecordWorldEventResult = createUnionType({
  name: 'RecordWorldEventResult',
  types: () => [WorldEventRecorded, Refused] as const,
});
export const CorrectEntityResult = createUnionType({
  name: 'CorrectEntityResult',
  types: () => [EntityCorrected, Refused] as const,
});
export const WithdrawWorldEventResult = createUnionType({
  name: 'WithdrawWorldEventResult',
  types: () => [WorldEventWithdrawn, Refused] as const,
});
