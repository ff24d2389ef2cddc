import type { RouteHours, RouteOverflow } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { RouteHoursEnum, RouteOverflowEnum } from '../../../../graphql/enums.ts';
import { BusinessDayInput } from '../../business-hours/index.ts';

@InputType()
export class NumberRouteRuleInput {
  @Field(() => RouteHoursEnum)
  hours: RouteHours;

  @Field(() => [BusinessDayInput], {
    nullable: true,
    description: 'Hours of WEEKLY, at least one interval. Ignored for other hours.',
  })
  weekly?: BusinessDayInput[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'An enabled service of the channel of the number. Null only together with the overflow TEAM.',
  })
  serviceId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Another enabled service, used while the first one is disabled. Null: none.',
  })
  fallbackServiceId?: string | null;

  @Field(() => RouteOverflowEnum)
  overflow: RouteOverflow;
}

@InputType()
export class UpdateNumberRoutingInput {
  @Field(() => ID)
  phoneConfigId: string;

  @Field(() => [NumberRouteRuleInput], { description: 'Complete list in order, at most 10. Empty: no rules.' })
  rules: NumberRouteRuleInput[];
}
