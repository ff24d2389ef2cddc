import type { ClosedBehavior, Weekday } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ClosedBehaviorEnum, WeekdayEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { businessHours, removeBusinessHours, updateBusinessHours } from '../use-cases/business-hours.ts';

@ObjectType({ description: 'A time of day during which people are available.' })
class OpenInterval {
  @Field(() => String, { description: 'Local time, for example 08:30.' })
  from: string;

  @Field(() => String, { description: 'Local time, not included. 24:00 is the end of the day.' })
  until: string;
}

@ObjectType({ description: 'Business hours of one weekday.' })
export class BusinessDay {
  @Field(() => WeekdayEnum)
  weekday: Weekday;

  @Field(() => [OpenInterval], { description: 'In order. Empty: closed.' })
  intervals: OpenInterval[];
}

@ObjectType({ description: 'A date or range of dates on which the workspace is closed.' })
class Holiday {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'First day, as an ISO 8601 date.' })
  from: string;

  @Field(() => String, { description: 'Last day, as an ISO 8601 date. The same as `from` for one day.' })
  until: string;
}

@ObjectType({ description: 'When people are available, and what the agent does while they are not.' })
class BusinessHours {
  @Field(() => ID, { nullable: true, description: 'Number that the hours apply to. Null: the whole workspace.' })
  phoneConfigId: string | null;

  @Field(() => Boolean, { description: 'Whether hours are set for this number or workspace itself.' })
  isSet: boolean;

  @Field(() => [BusinessDay], {
    description: 'From Monday to Sunday. Hours of the workspace for a number without its own. Empty without any hours.',
  })
  weekly: BusinessDay[];

  @Field(() => [Holiday], {
    description: 'Holidays in order, of this number or workspace. The holidays of the workspace apply to every number.',
  })
  holidays: Holiday[];

  @Field(() => ClosedBehaviorEnum)
  closedBehavior: ClosedBehavior;

  @Field(() => String, { description: 'IANA time zone of all times.' })
  timezone: string;

  @Field(() => Boolean, { description: 'Whether people are available now. True without any hours.' })
  isOpen: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Next time at which people are available. Null while open, and without an opening in 400 days.',
  })
  opensAt: Date | null;
}

@ObjectType({ description: 'The hours apply from the next message and call.' })
class BusinessHoursUpdated {
  readonly type: 'BusinessHoursUpdated';

  @Field(() => BusinessHours)
  readonly hours: BusinessHours;
}

const UpdateBusinessHoursResult = resultUnion('UpdateBusinessHoursResult', BusinessHoursUpdated, Refused);

@ObjectType({ description: 'The hours were removed.' })
class BusinessHoursRemoved {
  readonly type: 'BusinessHoursRemoved';

  @Field(() => BusinessHours, { description: 'Hours that apply instead.' })
  readonly hours: BusinessHours;
}

const RemoveBusinessHoursResult = resultUnion('RemoveBusinessHoursResult', BusinessHoursRemoved, Refused);

@InputType()
class OpenIntervalInput {
  @Field(() => String, { description: '00:00 to 23:59.' })
  from: string;

  @Field(() => String, { description: 'After `from`, up to 24:00.' })
  until: string;
}

@InputType()
export class BusinessDayInput {
  @Field(() => WeekdayEnum)
  weekday: Weekday;

  @Field(() => [OpenIntervalInput], { description: 'At most 6, without overlap. Empty: closed.' })
  intervals: OpenIntervalInput[];
}

@InputType()
class HolidayInput {
  @Field(() => String, { description: '1 to 80 characters.' })
  name: string;

  @Field(() => String, { description: 'ISO 8601 date.' })
  from: string;

  @Field(() => String, { description: 'ISO 8601 date, at most 366 days.' })
  until: string;
}

@InputType()
class UpdateBusinessHoursInput {
  @Field(() => ID, { nullable: true, description: 'Null: the whole workspace.' })
  phoneConfigId?: string | null;

  @Field(() => [BusinessDayInput], { description: 'A weekday that is absent is closed.' })
  weekly: BusinessDayInput[];

  @Field(() => [HolidayInput], { description: 'Complete list, at most 100.' })
  holidays: HolidayInput[];

  @Field(() => ClosedBehaviorEnum)
  closedBehavior: ClosedBehavior;
}

@InputType()
class RemoveBusinessHoursInput {
  @Field(() => ID, { nullable: true, description: 'Null: the whole workspace.' })
  phoneConfigId?: string | null;
}

@Resolver()
export class BusinessHoursResolver {
  @Can('read', 'BusinessHours')
  @Query(() => BusinessHours, { description: 'Business hours of the workspace, or of one of its numbers.' })
  businessHours(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('phoneConfigId', () => ID, { nullable: true, description: 'Null: the whole workspace.' })
    phoneConfigId?: string,
  ) {
    return businessHours(ctx, numberOf(phoneConfigId));
  }

  @Can('update', 'BusinessHours')
  @Mutation(() => UpdateBusinessHoursResult, {
    description:
      'Replaces the business hours of the workspace or of a number. Refuses overlapping intervals and invalid dates.',
  })
  updateBusinessHours(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateBusinessHoursInput) input: UpdateBusinessHoursInput,
  ): Promise<typeof UpdateBusinessHoursResult> {
    return updateBusinessHours(ctx, { ...input, phoneConfigId: numberOf(input.phoneConfigId) });
  }

  @Can('update', 'BusinessHours')
  @Mutation(() => RemoveBusinessHoursResult, {
    description:
      'Removes business hours. A number then uses those of the workspace; a workspace without any is always open.',
  })
  removeBusinessHours(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RemoveBusinessHoursInput) input: RemoveBusinessHoursInput,
  ): Promise<typeof RemoveBusinessHoursResult> {
    return removeBusinessHours(ctx, numberOf(input.phoneConfigId));
  }
}

const numberOf = (id: string | null | undefined): string | null => (id == null ? null : ids.uuid(id));
