import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Entity } from './entity.type.ts';

@ObjectType()
abstract class EntityResult {
  @Field(() => Entity)
  readonly entity: Read;

  constructor(entityId: string) {
    this.entity = byId(entityId);
  }
}

@ObjectType({ description: 'The event was recorded and the entity was projected again.' })
export class WorldEventRecorded extends EntityResult {
  @Field(() => Boolean, { description: 'False when the key existed already and nothing happened.' })
  readonly isNew: boolean;

  constructor(entityId: string, isNew: boolean) {
    super(entityId);
    this.isNew = isNew;
  }
}

@ObjectType({ description: 'The field was corrected. Less confident events no longer change it.' })
export class EntityCorrected extends EntityResult {}

@ObjectType({ description: 'The event no longer counts and remains visible.' })
export class WorldEventRetracted extends EntityResult {}

export const RecordWorldEventResult = createUnionType({
  name: 'RecordWorldEventResult',
  types: () => [WorldEventRecorded, Refused] as const,
});
export const CorrectEntityResult = createUnionType({
  name: 'CorrectEntityResult',
  types: () => [EntityCorrected, Refused] as const,
});
export const RetractWorldEventResult = createUnionType({
  name: 'RetractWorldEventResult',
  types: () => [WorldEventRetracted, Refused] as const,
});
