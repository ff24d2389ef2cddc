import type { BookingTab } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { BookingTabEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@InputType({ description: 'All that is given must match.' })
export class BookingFilter {
  @Field(() => BookingTabEnum, { nullable: true })
  tab?: BookingTab | null;

  @Field(() => ID, { nullable: true, description: 'The bookings of one enquiry.' })
  leadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In the name, phone, e-mail or message of the lead; up to 100 characters.',
  })
  search?: string | null;
}

@InputType()
export class CreateBookingInput {
  @Field(() => ID)
  leadId: string;

  @Field(() => GraphQLDateTimeISO, { description: 'One of the free times.' })
  startsAt: Date;
}

@InputType()
export class RescheduleBookingInput {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLDateTimeISO, { description: 'One of the free times.' })
  startsAt: Date;

  @Field(() => String, { nullable: true, description: 'Told to the attendee; up to 500 characters.' })
  reason?: string | null;
}

@InputType()
export class CancelBookingInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'Told to the attendee; up to 500 characters.' })
  reason?: string | null;
}
