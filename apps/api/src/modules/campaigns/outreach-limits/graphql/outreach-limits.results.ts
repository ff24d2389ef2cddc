import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { OutreachLimits } from './outreach-limits.type.ts';

@ObjectType({ description: 'The limits apply to every call and greeting from now on.' })
export class OutreachLimitsUpdated {
  readonly type: 'OutreachLimitsUpdated';

  @Field(() => OutreachLimits)
  readonly limits: OutreachLimits;
}

export const UpdateOutreachLimitsResult = resultUnion('UpdateOutreachLimitsResult', OutreachLimitsUpdated, Refused);
