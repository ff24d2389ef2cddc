import {
  METER_KEYS,
  type MeterKey,
  type MeterKind,
  type MeterUnit,
  type UsageInterval,
  type UsageTraffic,
} from '@frontdesk/domain';
import { BREAK, type GraphQLResolveInfo, visit } from 'graphql';
import { Arg, Field, Float, Info, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import {
  MeterKindEnum,
  MeterUnitEnum,
  UsageIntervalEnum,
  UsageMeterEnum,
  UsageTrafficEnum,
} from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { usageOf } from '../usage.ts';

@ObjectType({ description: 'Usage of a meter in one hour, day or month.' })
class UsagePoint {
  @Field(() => GraphQLDateTime, { description: "Start of the interval in the workspace's time zone." })
  startsAt: Date;

  @Field(() => Float, {
    nullable: true,
    description: 'Quantity in the unit of the meter, an integer. Null if a STOCK meter was not measured.',
  })
  quantity: number | null;
}

@ObjectType({ description: 'Usage of one meter in a period.' })
class MeterUsage {
  @Field(() => UsageMeterEnum, { description: 'What is measured.' })
  meter: MeterKey;

  @Field(() => MeterKindEnum, { description: 'How the meter is counted.' })
  kind: MeterKind;

  @Field(() => MeterUnitEnum, { description: 'Unit of all quantities of the meter.' })
  unit: MeterUnit;

  @Field(() => Float, {
    nullable: true,
    description:
      'Quantity in the period in the unit of the meter, an integer: the sum for FLOW, the last value for STOCK. Null if a STOCK meter was not measured in the period.',
  })
  total: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Quantity in the previous period in the unit of the meter, an integer. If the period has not ended, the previous period is counted up to the same elapsed time. Null if a STOCK meter was not measured in it.',
  })
  previousTotal: number | null;

  @Field(() => Float, {
    description:
      'Part of `total` that is never charged, an integer: usage that was recorded more than 35 days after it happened. Always 0 for STOCK.',
  })
  uncharged: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Projected quantity at the end of the period in the unit of the meter, rounded to an integer. Computed as the total so far divided by the elapsed share of the period. Null for STOCK meters, in the first 24 hours of the period, or if the period does not include the current time.',
  })
  forecast: number | null;

  @Field(() => [UsagePoint], {
    description: 'Points of the period in ascending order, without gaps. At most 400.',
  })
  series: UsagePoint[];
}

@ObjectType({ description: 'Usage of the workspace in a period. Usage is summed about every 10 seconds.' })
class Usage {
  @Field(() => String, { description: "First day of the period in the workspace's time zone, such as 2026-11-01." })
  from: string;

  @Field(() => String, { description: "Last day of the period in the workspace's time zone, such as 2026-11-30." })
  to: string;

  @Field(() => GraphQLDateTime, { description: 'Start of the period.' })
  startsAt: Date;

  @Field(() => GraphQLDateTime, { description: 'End of the period, exclusive.' })
  endsAt: Date;

  @Field(() => String, {
    description:
      'First day of the previous period, which ends immediately before the period starts. If the period consists of whole calendar months, the previous period has the same number of months, otherwise the same number of days.',
  })
  previousFrom: string;

  @Field(() => [MeterUsage], { description: 'Usage by meter, in the order of the meters.' })
  meters: MeterUsage[];
}

@Resolver()
export class UsageResolver {
  @Can('read', 'Usage')
  @Query(() => Usage, { description: 'Usage of the workspace in a period, by meter.' })
  // oxlint-disable-next-line max-params -- each parameter is an argument of the field.
  usage(
    @InWorkspace() ctx: WorkspaceContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('traffic', () => UsageTrafficEnum, { description: 'Which usage is returned.' }) traffic: UsageTraffic,
    @Arg('interval', () => UsageIntervalEnum, {
      description:
        'Length of time that each point covers. The period can have at most 16 days with HOUR, 400 with DAY and 800 with MONTH.',
    })
    interval: UsageInterval,
    @Arg('from', () => String, {
      nullable: true,
      description:
        "First day in the workspace's time zone, such as 2026-11-01. If null or omitted together with `to`, the current calendar month is used.",
    })
    from: string | null,
    @Arg('to', () => String, {
      nullable: true,
      description: "Last day in the workspace's time zone, such as 2026-11-30. Must be null or omitted if `from` is.",
    })
    to: string | null,
    @Arg('meters', () => [UsageMeterEnum], {
      nullable: true,
      description: 'Meters to return. If null, omitted or empty, all meters are returned.',
    })
    meters: MeterKey[] | null,
  ): Promise<Usage> {
    const chosen = meters?.length ? [...new Set(meters)] : METER_KEYS;
    const days = { from: from ?? null, to: to ?? null };
    return usageOf(ctx, { ...days, traffic, interval, meters: chosen, withSeries: selectsSeries(info) });
  }
}

/** Returns whether the document selects the data points of the meters, which cost more than the totals. */
function selectsSeries({ fieldNodes, fragments }: GraphQLResolveInfo): boolean {
  let isSelected = false;
  const look = {
    Field: ({ name }: { readonly name: { readonly value: string } }) => {
      isSelected ||= name.value === 'series';
      return isSelected ? BREAK : undefined;
    },
  };
  for (const node of [...fieldNodes, ...Object.values(fragments)]) visit(node, look);
  return isSelected;
}
