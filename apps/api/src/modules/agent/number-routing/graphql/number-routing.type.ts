import type { RouteHours, RouteOverflow } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { RouteHoursEnum, RouteOverflowEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { BusinessDay } from '../../business-hours/index.ts';

@ObjectType({ description: 'A service that a rule names.' })
export class RoutedService {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'A disabled service is skipped.' })
  isEnabled: boolean;
}

@ObjectType({ description: 'Leads a number to a service at certain hours.' })
export class NumberRouteRule {
  @Field(() => RouteHoursEnum)
  hours: RouteHours;

  @Field(() => [BusinessDay], { description: 'Hours of WEEKLY, from Monday to Sunday. Empty for other hours.' })
  weekly: BusinessDay[];

  @Field(() => RoutedService, { nullable: true, description: 'Null: people answer.' })
  service: RoutedService | null;

  @Field(() => RoutedService, { nullable: true, description: 'Used while `service` is disabled. Null: none.' })
  fallback: RoutedService | null;

  @Field(() => RouteOverflowEnum, { description: 'What happens without an enabled service.' })
  overflow: RouteOverflow;
}

@ObjectType({ description: 'Where a number leads now.' })
export class CurrentRoute {
  @Field(() => Int, { nullable: true, description: 'Position of the rule, from 0. Null: the service of the number.' })
  ruleIndex: number | null;

  @Field(() => RoutedService, { nullable: true, description: 'Null: no service.' })
  service: RoutedService | null;

  @Field(() => Boolean, { description: 'Whether people answer.' })
  toTeam: boolean;
}

@ObjectType({ description: 'Which service answers a number at which hours.' })
export class NumberRouting {
  @Field(() => ID)
  phoneConfigId: string;

  @Field(() => [NumberRouteRule], { description: 'In order: the first one that applies decides.' })
  rules: NumberRouteRule[];

  @Field(() => String, { description: 'IANA time zone of all times.' })
  timezone: string;

  @Field(() => CurrentRoute)
  current: CurrentRoute;
}

@ObjectType({ description: 'The rules apply from the next message and inbound call.' })
export class NumberRoutingUpdated {
  readonly type: 'NumberRoutingUpdated';

  @Field(() => NumberRouting)
  readonly routing: NumberRouting;
}

export const UpdateNumberRoutingResult = resultUnion('UpdateNumberRoutingResult', NumberRoutingUpdated, Refused);
