import type { RouteHours, RouteOverflow } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { RouteHoursEnum, RouteOverflowEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { BusinessDay, BusinessDayInput } from '../../business-hours/index.ts';
import { numberRouting } from '../use-cases/number-routing.ts';
import { updateNumberRouting } from '../use-cases/update-number-routing.ts';

@ObjectType({ description: 'A service that a rule names.' })
class RoutedService {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'A disabled service is skipped.' })
  isEnabled: boolean;
}

@ObjectType({ description: 'Leads a number to a service at certain hours.' })
class NumberRouteRule {
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
class CurrentRoute {
  @Field(() => Int, { nullable: true, description: 'Position of the rule, from 0. Null: the service of the number.' })
  ruleIndex: number | null;

  @Field(() => RoutedService, { nullable: true, description: 'Null: no service.' })
  service: RoutedService | null;

  @Field(() => Boolean, { description: 'Whether people answer.' })
  toTeam: boolean;
}

@ObjectType({ description: 'Which service answers a number at which hours.' })
class NumberRouting {
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
class NumberRoutingUpdated {
  readonly type: 'NumberRoutingUpdated';

  @Field(() => NumberRouting)
  readonly routing: NumberRouting;
}

const UpdateNumberRoutingResult = resultUnion('UpdateNumberRoutingResult', NumberRoutingUpdated, Refused);

@InputType()
class NumberRouteRuleInput {
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
class UpdateNumberRoutingInput {
  @Field(() => ID)
  phoneConfigId: string;

  @Field(() => [NumberRouteRuleInput], { description: 'Complete list in order, at most 10. Empty: no rules.' })
  rules: NumberRouteRuleInput[];
}

@Resolver()
export class NumberRoutingResolver {
  @Can('read', 'PhoneConfig')
  @Query(() => NumberRouting, { description: 'Rules that lead a number to services by hours.' })
  numberRouting(@InWorkspace() ctx: WorkspaceContext, @Arg('phoneConfigId', () => ID) phoneConfigId: string) {
    return numberRouting(ctx, ids.uuid(phoneConfigId));
  }

  @Can('update', 'PhoneConfig')
  @Mutation(() => UpdateNumberRoutingResult, {
    description:
      'Replaces the rules of a number. Refuses rules that overlap, that are never reached, that lead nowhere, or that lead to a disabled service or one of another channel.',
  })
  updateNumberRouting(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateNumberRoutingInput) input: UpdateNumberRoutingInput,
  ): Promise<typeof UpdateNumberRoutingResult> {
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
