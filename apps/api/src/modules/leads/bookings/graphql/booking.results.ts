import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Booking } from './booking.type.ts';

@ObjectType()
abstract class BookingResult {
  @Field(() => Booking)
  readonly booking: Read;

  constructor(id: string) {
    this.booking = byId(id);
  }
}

@ObjectType({
  description:
    'The request was sent to the calendar, or suppressed in a paused workspace. Subscribe to see the result.',
})
export class BookingRequested extends BookingResult {}

@ObjectType({
  description: 'The change was requested. The booking stays unchanged until the calendar confirms.',
})
export class BookingChangeRequested extends BookingResult {}

export const CreateBookingResult = createUnionType({
  name: 'CreateBookingResult',
  types: () => [BookingRequested, Refused] as const,
});
export const RescheduleBookingResult = createUnionType({
  name: 'RescheduleBookingResult',
  types: () => [BookingChangeRequested, Refused] as const,
});
export const CancelBookingResult = createUnionType({
  name: 'CancelBookingResult',
  types: () => [BookingChangeRequested, Refused] as const,
});
