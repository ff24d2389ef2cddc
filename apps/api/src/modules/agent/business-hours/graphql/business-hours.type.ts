import type { ClosedBehavior, Weekday } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { ClosedBehaviorEnum, WeekdayEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'A time of day during which people are available.' })
export class OpenInterval {
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
export class Holiday {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'First day, as an ISO 8601 date.' })
  from: string;

  @Field(() => String, { description: 'Last day, as an ISO 8601 date. The same as `from` for one day.' })
  until: string;
}

@ObjectType({ description: 'When people are available, and what the agent does while they are not.' })
export class BusinessHours {
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
export class BusinessHoursUpdated {
  readonly type: 'BusinessHoursUpdated';

  @Field(() => BusinessHours)
  readonly hours: BusinessHours;
}

export const UpdateBusinessHoursResult = resultUnion('UpdateBusinessHoursResult', BusinessHoursUpdated, Refused);

@ObjectType({ description: 'The hours were removed.' })
export class BusinessHoursRemoved {
  readonly type: 'BusinessHoursRemoved';

  @Field(() => BusinessHours, { description: 'Hours that apply instead.' })
  readonly hours: BusinessHours;
}

export const RemoveBusinessHoursResult = resultUnion('RemoveBusinessHoursResult', BusinessHoursRemoved, Refused);
