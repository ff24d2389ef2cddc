import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { OutreachLimits } from './outreach-limits.type.ts';

@ObjectType({ description: 'The limits apply to every call and greeting from now on.' })
export class OutreachLimitsUpdated {
  @Field(() => OutreachLimits)
  readonly limits: OutreachLimits;

  constructor(limits: OutreachLimits) {
    this.limits = limits;
  }
}

export const UpdateOutreachLimitsResult = createUnionType({
  name: 'UpdateOutreachLimitsResult',
  types: () => [OutreachLimitsUpdated, Refused] as const,
});
