import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { LegalHold, Retention } from './retention.type.ts';

@ObjectType({ description: 'Obeyed by the next sweep, and by one that is going on.' })
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

@ObjectType({ description: 'It stays, whatever its age.' })
export class LegalHoldPlaced extends LegalHoldResult {}

@ObjectType({ description: 'It goes when its time is over, like everything else.' })
export class LegalHoldLifted extends LegalHoldResult {}

export const SetRetentionResult = createUnionType({
  name: 'SetRetentionResult',
  types: () => [RetentionSet, Refused] as const,
});
export const PlaceLegalHoldResult = createUnionType({
  name: 'PlaceLegalHoldResult',
  types: () => [LegalHoldPlaced, Refused] as const,
});
export const LiftLegalHoldResult = createUnionType({
  name: 'LiftLegalHoldResult',
  types: () => [LegalHoldLifted, Refused] as const,
});
