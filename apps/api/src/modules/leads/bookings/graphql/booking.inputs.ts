import type { BookingTab } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { BookingTabEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@InputType({ description: 'All given conditions must match.' })
export class BookingFilter {
  @Field(() => BookingTabEnum, { nullable: true })
  tab?: BookingTab | null;

  @Field(() => ID, { nullable: true, description: 'Bookings of one lead.' })
  leadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text in the name, phone, email or message of the lead. At most 100 characters.',
  })
  search?: string | null;
}

@InputType()
export class CreateBookingInput {
  @Field(() => ID)
  leadId: string;

  @Field(() => GraphQLDateTime, { description: 'An available slot.' })
  startsAt: Date;
}

@InputType()
export class RescheduleBookingInput {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLDateTime, { description: 'An available slot.' })
  startsAt: Date;

  @Field(() => String, { nullable: true, description: 'Sent to the attendee. At most 500 characters.' })
  reason?: string | null;
}

@InputType()
export class CancelBookingInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'Sent to the attendee. At most 500 characters.' })
  reason?: string | null;
}
