import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { LegalHold, Retention } from './retention.type.ts';

@ObjectType({ description: 'Applies from the next batch, including a running sweep.' })
export class RetentionSet {
  @Field(() => Retention)
  readonly retention: Retention;

  constructor(retention: Retention) {
    this.retention = retention;
  }
}

@ObjectType()
abstract class LegalHoldResult {
  @Field(() => LegalHold)
  readonly hold: Read;

  constructor(id: string) {
    this.hold = byId(id);
  }
}

@ObjectType({ description: 'The data is preserved regardless of its age.' })
export class LegalHoldPlaced extends LegalHoldResult {}

@ObjectType({ description: 'The data follows the retention again.' })
export class LegalHoldReleased extends LegalHoldResult {}

export const SetRetentionResult = createUnionType({
  name: 'SetRetentionResult',
  types: () => [RetentionSet, Refused] as const,
});
export const PlaceLegalHoldResult = createUnionType({
  name: 'PlaceLegalHoldResult',
  types: () => [LegalHoldPlaced, Refused] as const,
});
export const ReleaseLegalHoldResult = createUnionType({
  name: 'ReleaseLegalHoldResult',
  types: () => [LegalHoldReleased, Refused] as const,
});
