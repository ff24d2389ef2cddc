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
    'The request was sent to the calendar, or suppressed in a paused workspace. Subscribe to see the result.',
})
export class BookingRequested extends BookingResult {
  readonly type: 'BookingRequested';
}

@ObjectType({
  description: 'The change was requested. The booking stays unchanged until the calendar confirms.',
})
export class BookingChangeRequested extends BookingResult {
  readonly type: 'BookingChangeRequested';
}

export const CreateBookingResult = resultUnion('CreateBookingResult', BookingRequested, Refused);
export const RescheduleBookingResult = resultUnion('RescheduleBookingResult', BookingChangeRequested, Refused);
export const CancelBookingResult = resultUnion('CancelBookingResult', BookingChangeRequested, Refused);
