import type { BookingTab } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { BookingTabEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Booking } from './booking.type.ts';

@InputType({
  description: 'Filter for bookings. A booking must match every field that is set; omitted fields are ignored.',
})
export class BookingFilter {
  @Field(() => BookingTabEnum, {
    nullable: true,
    description: 'Tab of the booking list. If omitted, bookings in all tabs match.',
  })
  tab?: BookingTab | null;

  @Field(() => ID, { nullable: true, description: 'Id of a lead. If omitted, bookings of all leads match.' })
  leadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name, phone number, email address or message of the lead, at most 100 characters. If omitted, all bookings match.',
  })
  search?: string | null;
}

@InputType()
export class CreateBookingInput {
  @Field(() => ID)
  leadId: string;

  @Field(() => GraphQLDateTime, { description: 'Start time of a slot from `availableSlots`.' })
  startsAt: Date;
}

@InputType()
export class RescheduleBookingInput {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLDateTime, { description: 'Start time of a slot from `availableSlots`.' })
  startsAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Reason that is sent to the attendee, at most 500 characters. If omitted, no reason is sent.',
  })
  reason?: string | null;
}

@InputType()
export class CancelBookingInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Reason that is sent to the attendee, at most 500 characters. If omitted, no reason is sent.',
  })
  reason?: string | null;
}

@ObjectType()
abstract class BookingResult {
  @Field(() => Booking)
  readonly booking: Read;
}

@ObjectType({
  description:
    'Result of requesting a booking. If the workspace is paused, the booking is SUPPRESSED; otherwise the calendar confirms or refuses it later.',
})
class BookingRequested extends BookingResult {
  readonly type: 'BookingRequested';
}

@ObjectType({
  description:
    'Result of requesting a change of a booking. The booking does not change until the calendar confirms the request.',
})
class BookingChangeRequested extends BookingResult {
  readonly type: 'BookingChangeRequested';
}

export const CreateBookingResult = resultUnion('CreateBookingResult', BookingRequested, Refused);
export const RescheduleBookingResult = resultUnion('RescheduleBookingResult', BookingChangeRequested, Refused);
export const CancelBookingResult = resultUnion('CancelBookingResult', BookingChangeRequested, Refused);
