import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Entity } from './entity.type.ts';

@ObjectType()
abstract class EntityResult {
  @Field(() => Entity)
  readonly entity: Read;
}

@ObjectType({ description: 'The event was recorded and the entity was projected again.' })
export class WorldEventRecorded extends EntityResult {
  readonly type: 'WorldEventRecorded';

  @Field(() => Boolean, { description: 'False when the key existed already and nothing happened.' })
  readonly isNew: boolean;
}

@ObjectType({ description: 'The field was corrected. Less confident events no longer change it.' })
export class EntityCorrected extends EntityResult {
  readonly type: 'EntityCorrected';
}

@ObjectType({ description: 'The event no longer counts and remains visible.' })
export class WorldEventRetracted extends EntityResult {
  readonly type: 'WorldEventRetracted';
}

export const RecordWorldEventResult = resultUnion('RecordWorldEventResult', WorldEventRecorded, Refused);
export const CorrectEntityResult = resultUnion('CorrectEntityResult', EntityCorrected, Refused);
export const RetractWorldEventResult = resultUnion('RetractWorldEventResult', WorldEventRetracted, Refused);
