import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
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
    'The calendar is being asked, or, in a paused workspace, is not. What it says is told to whoever watches.',
})
export class BookingRequested extends BookingResult {}

@ObjectType({
  description: 'The calendar is being asked for the change; until it says yes the booking stands as it was.',
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
