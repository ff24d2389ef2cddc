import type { RouteHours, RouteOverflow } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { RouteHoursEnum, RouteOverflowEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { BusinessDay, BusinessDayInput } from '../../business-hours/index.ts';
import { numberRouting, updateNumberRouting } from '../use-cases/number-routing.ts';

@ObjectType({ description: 'A service to which a routing rule routes calls and messages.' })
class RoutedService {
  @Field(() => ID, { description: 'Id of the service.' })
  id: string;

  @Field(() => String, { description: 'Name of the service.' })
  name: string;

  @Field(() => Boolean, {
    description: 'Whether the service is enabled. Calls and messages are not routed to a disabled service.',
  })
  isEnabled: boolean;
}

@ObjectType({ description: 'A rule that routes calls and messages of a phone number to a service at certain hours.' })
class NumberRouteRule {
  @Field(() => RouteHoursEnum, { description: 'When the rule applies.' })
  hours: RouteHours;

  @Field(() => [BusinessDay], {
    description: 'Opening times by weekday, Monday to Sunday, if `hours` is WEEKLY. Empty otherwise.',
  })
  weekly: BusinessDay[];

  @Field(() => RoutedService, { nullable: true, description: 'Service to route to. Null if members answer.' })
  service: RoutedService | null;

  @Field(() => RoutedService, {
    nullable: true,
    description: 'Service that is used while `service` is disabled. Null if there is none.',
  })
  fallback: RoutedService | null;

  @Field(() => RouteOverflowEnum, { description: 'What happens if neither service is enabled.' })
  overflow: RouteOverflow;
}

@ObjectType({ description: 'Where calls and messages to a phone number are routed at this time.' })
class CurrentRoute {
  @Field(() => Int, {
    nullable: true,
    description:
      'Position of the rule that applies, starting at 0. Null if no rule applies and the service of the number answers.',
  })
  ruleIndex: number | null;

  @Field(() => RoutedService, {
    nullable: true,
    description: 'Service that answers the number. Null if no service answers it.',
  })
  service: RoutedService | null;

  @Field(() => Boolean, { description: 'Whether members answer instead of a service.' })
  toTeam: boolean;
}

@ObjectType({ description: 'Rules that determine which service answers a phone number during which hours.' })
class NumberRouting {
  @Field(() => ID, { description: 'Id of the phone number.' })
  phoneConfigId: string;

  @Field(() => [NumberRouteRule], {
    description: 'Rules in the order in which they are evaluated. The first rule that applies is used.',
  })
  rules: NumberRouteRule[];

  @Field(() => String, {
    description: 'Time zone of the workspace as an IANA name. All times of day are in this time zone.',
  })
  timezone: string;

  @Field(() => CurrentRoute, { description: 'Rule and service that apply at this time.' })
  current: CurrentRoute;
}

@ObjectType({ description: 'Payload of the mutations that return the routing of a phone number.' })
export class NumberRoutingPayload extends Payload {
  @Field(() => NumberRouting, { description: 'Number routing after the mutation.' })
  readonly routing: NumberRouting;
}

@InputType({ description: 'A rule that routes calls and messages of a phone number to a service at certain hours.' })
class NumberRouteRuleInput {
  @Field(() => RouteHoursEnum, { description: 'When the rule applies.' })
  hours: RouteHours;

  @Field(() => [BusinessDayInput], {
    nullable: true,
    description: 'Opening times with at least one interval. Required if `hours` is WEEKLY, and ignored otherwise.',
  })
  weekly?: BusinessDayInput[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id of an enabled service of the number's channel. Can be null or omitted only if `overflow` is TEAM.",
  })
  serviceId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of another enabled service, which is used while the first service is disabled. If null or omitted, there is none.',
  })
  fallbackServiceId?: string | null;

  @Field(() => RouteOverflowEnum, { description: 'What happens if neither service is enabled.' })
  overflow: RouteOverflow;
}

@InputType()
class UpdateNumberRoutingInput {
  @Field(() => ID, { description: 'Id of the phone number.' })
  phoneConfigId: string;

  @Field(() => [NumberRouteRuleInput], {
    description: 'All rules in order, at most 10. If empty, the number has no rules.',
  })
  rules: NumberRouteRuleInput[];
}

@Resolver()
export class NumberRoutingResolver {
  @Can('read', 'PhoneConfig')
  @Query(() => NumberRouting, { description: 'Routing rules of a phone number.' })
  numberRouting(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('phoneConfigId', () => ID, { description: 'Id of the phone number.' }) phoneConfigId: string,
  ) {
    return numberRouting(ctx, ids.uuid(phoneConfigId));
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => NumberRoutingPayload, {
    description:
      'Replaces the routing rules of a phone number. Refused if rules overlap, never apply, or lead to no service, to a disabled service or to a service of another channel.',
  })
  updateNumberRouting(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateNumberRoutingInput) input: UpdateNumberRoutingInput,
  ): Promise<NumberRoutingPayload | Refused> {
    return updateNumberRouting(ctx, {
      phoneConfigId: ids.uuid(input.phoneConfigId),
      rules: input.rules.map(({ serviceId, fallbackServiceId, ...rule }) => ({
        ...rule,
        serviceId: serviceId == null ? null : ids.uuid(serviceId),
        fallbackServiceId: fallbackServiceId == null ? null : ids.uuid(fallbackServiceId),
      })),
    });
  }
}
