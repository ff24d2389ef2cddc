import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Booking } from './booking.type.ts';

@ObjectType()
abstract class BookingResult {
  @Field(() => Booking)
  readonly booking: Read;
}

@ObjectType({
  description:
    'Result of requesting a booking. If the workspace is paused, the booking is SUPPRESSED; otherwise the calendar confirms or refuses it later.',
})
export class BookingRequested extends BookingResult {
  readonly type: 'BookingRequested';
}

@ObjectType({
  description:
    'Result of requesting a change of a booking. The booking does not change until the calendar confirms the request.',
})
export class BookingChangeRequested extends BookingResult {
  readonly type: 'BookingChangeRequested';
}

export const CreateBookingResult = resultUnion('CreateBookingResult', BookingRequested, Refused);
export const RescheduleBookingResult = resultUnion('RescheduleBookingResult', BookingChangeRequested, Refused);
export const CancelBookingResult = resultUnion('CancelBookingResult', BookingChangeRequested, Refused);
