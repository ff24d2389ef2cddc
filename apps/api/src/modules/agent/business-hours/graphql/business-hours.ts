import type { ClosedBehavior, Weekday } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ClosedBehaviorEnum, WeekdayEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { businessHours, deleteBusinessHours, updateBusinessHours } from '../use-cases/business-hours.ts';

@ObjectType({ description: 'A time of day in which members are available.' })
class OpenInterval {
  @Field(() => String, { description: 'Start in local time, for example 08:30.' })
  from: string;

  @Field(() => String, { description: 'End in local time, exclusive. 24:00 is the end of the day.' })
  until: string;
}

@ObjectType({ description: 'Business hours of one weekday.' })
export class BusinessDay {
  @Field(() => WeekdayEnum, { description: 'Day to which the opening times apply.' })
  weekday: Weekday;

  @Field(() => [OpenInterval], { description: 'Opening times in ascending order. Empty if the day is closed.' })
  intervals: OpenInterval[];
}

@ObjectType({ description: 'A day or range of days on which the workspace is closed.' })
class Holiday {
  @Field(() => String, { description: 'Name of the holiday, 1 to 80 characters.' })
  name: string;

  @Field(() => String, { description: 'First day in ISO 8601 format.' })
  from: string;

  @Field(() => String, { description: 'Last day in ISO 8601 format. Equal to `from` for a single day.' })
  until: string;
}

@ObjectType({ description: 'Hours in which members are available, and how the agent responds outside of them.' })
class BusinessHours {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the phone number that was requested. Null if the hours of the whole workspace were requested.',
  })
  phoneConfigId: string | null;

  @Field(() => Boolean, {
    description:
      'Whether hours are set for the requested number or workspace. If false, a number uses the hours of the workspace.',
  })
  isSet: boolean;

  @Field(() => [BusinessDay], {
    description:
      'Opening times by weekday, Monday to Sunday. A number without its own hours has the hours of the workspace. Empty if no hours are set.',
  })
  weekly: BusinessDay[];

  @Field(() => [Holiday], {
    description:
      'Holidays in ascending order, set for this number or for the workspace. Holidays of the workspace also apply to every number.',
  })
  holidays: Holiday[];

  @Field(() => ClosedBehaviorEnum, { description: 'How the agent responds outside the business hours.' })
  closedBehavior: ClosedBehavior;

  @Field(() => String, {
    description: 'Time zone of the workspace as an IANA name. All times of day are in this time zone.',
  })
  timezone: string;

  @Field(() => Boolean, { description: 'Whether members are available at this time. Always true if no hours are set.' })
  isOpen: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Next time at which members are available. Null if the workspace is open or does not open within 400 days.',
  })
  opensAt: Date | null;
}

@ObjectType({ description: 'Payload of the mutations that return business hours.' })
export class BusinessHoursPayload extends Payload {
  @Field(() => BusinessHours, { description: 'Business hours that apply after the mutation.' })
  readonly hours: BusinessHours;
}

@InputType({ description: 'Opening interval of a day. Times are in the time zone of the workspace.' })
class OpenIntervalInput {
  @Field(() => String, { description: 'Start time from 00:00 to 23:59.' })
  from: string;

  @Field(() => String, { description: 'End time after `from`, at most 24:00.' })
  until: string;
}

@InputType({ description: 'Opening times of one weekday.' })
export class BusinessDayInput {
  @Field(() => WeekdayEnum, { description: 'Day to which the opening times apply.' })
  weekday: Weekday;

  @Field(() => [OpenIntervalInput], {
    description: 'Opening times, at most 6 without overlap. If empty, the day is closed.',
  })
  intervals: OpenIntervalInput[];
}

@InputType({ description: 'A day or range of days on which the workspace is closed.' })
class HolidayInput {
  @Field(() => String, { description: 'Name of the holiday, 1 to 80 characters.' })
  name: string;

  @Field(() => String, { description: 'First day in ISO 8601 format.' })
  from: string;

  @Field(() => String, { description: 'Last day in ISO 8601 format. The range has at most 366 days.' })
  until: string;
}

@InputType()
class UpdateBusinessHoursInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of a phone number. If null or omitted, the hours of the whole workspace are changed.',
  })
  phoneConfigId?: string | null;

  @Field(() => [BusinessDayInput], {
    description: 'Opening times by weekday. A weekday that is not in the list is closed.',
  })
  weekly: BusinessDayInput[];

  @Field(() => [HolidayInput], { description: 'All holidays, at most 100.' })
  holidays: HolidayInput[];

  @Field(() => ClosedBehaviorEnum, { description: 'How the agent responds outside the business hours.' })
  closedBehavior: ClosedBehavior;
}

@Resolver()
export class BusinessHoursResolver {
  @Can('read', 'BusinessHours')
  @Query(() => BusinessHours, { description: 'Business hours of the workspace or of one of its phone numbers.' })
  businessHours(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('phoneConfigId', () => ID, {
      nullable: true,
      description: 'Id of a phone number. If null or omitted, the hours of the whole workspace are returned.',
    })
    phoneConfigId?: string,
  ) {
    return businessHours(ctx, numberOf(phoneConfigId));
  }

  @Can('update', 'BusinessHours')
  @Mutation(() => BusinessHoursPayload, {
    description:
      'Replaces the business hours of the workspace or of a phone number. Refused if opening times overlap or a date is not valid.',
  })
  updateBusinessHours(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateBusinessHoursInput) input: UpdateBusinessHoursInput,
  ): Promise<BusinessHoursPayload | Refused> {
    return updateBusinessHours(ctx, { ...input, phoneConfigId: numberOf(input.phoneConfigId) });
  }

  @Can('update', 'BusinessHours')
  @Mutation(() => BusinessHoursPayload, {
    description:
      'Removes the business hours of a phone number or the workspace. The number then has the hours of the workspace; a workspace without hours is always open.',
  })
  deleteBusinessHours(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('phoneConfigId', () => ID, {
      nullable: true,
      description: 'Id of a phone number. If null or omitted, the hours of the whole workspace are removed.',
    })
    phoneConfigId?: string | null,
  ): Promise<BusinessHoursPayload | Refused> {
    return deleteBusinessHours(ctx, numberOf(phoneConfigId));
  }
}

const numberOf = (id: string | null | undefined): string | null => (id == null ? null : ids.uuid(id));
