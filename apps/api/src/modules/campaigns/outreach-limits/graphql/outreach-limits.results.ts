import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { OutreachLimits } from './outreach-limits.type.ts';

@ObjectType({ description: 'Result of changing the limits. They apply to all later calls and greetings.' })
export class OutreachLimitsUpdated {
  readonly type: 'OutreachLimitsUpdated';

  @Field(() => OutreachLimits)
  readonly limits: OutreachLimits;
}

export const UpdateOutreachLimitsResult = resultUnion('UpdateOutreachLimitsResult', OutreachLimitsUpdated, Refused);
