import type { ClosedBehavior, Weekday } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { ClosedBehaviorEnum, WeekdayEnum } from '../../../../graphql/enums.ts';

@InputType()
export class OpenIntervalInput {
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
export class HolidayInput {
  @Field(() => String, { description: '1 to 80 characters.' })
  name: string;

  @Field(() => String, { description: 'ISO 8601 date.' })
  from: string;

  @Field(() => String, { description: 'ISO 8601 date, at most 366 days.' })
  until: string;
}

@InputType()
export class UpdateBusinessHoursInput {
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
export class RemoveBusinessHoursInput {
  @Field(() => ID, { nullable: true, description: 'Null: the whole workspace.' })
  phoneConfigId?: string | null;
}
