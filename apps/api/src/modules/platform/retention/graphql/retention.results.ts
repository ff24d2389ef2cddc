import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { LegalHold, Retention } from './retention.type.ts';

@ObjectType({ description: 'Applies from the next batch, including a running sweep.' })
export class RetentionSet {
  readonly type: 'RetentionSet';

  @Field(() => Retention)
  readonly retention: Retention;
}

@ObjectType()
abstract class LegalHoldResult {
  @Field(() => LegalHold)
  readonly hold: Read;
}

@ObjectType({ description: 'The data is preserved regardless of its age.' })
export class LegalHoldPlaced extends LegalHoldResult {
  readonly type: 'LegalHoldPlaced';
}

@ObjectType({ description: 'The data follows the retention again.' })
export class LegalHoldReleased extends LegalHoldResult {
  readonly type: 'LegalHoldReleased';
}

export const SetRetentionResult = resultUnion('SetRetentionResult', RetentionSet, Refused);
export const PlaceLegalHoldResult = resultUnion('PlaceLegalHoldResult', LegalHoldPlaced, Refused);
export const ReleaseLegalHoldResult = resultUnion('ReleaseLegalHoldResult', LegalHoldReleased, Refused);
