import type { BookingOrderField, BookingOrigin, BookingStatus, SortDirection } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeFilter, IDFilter } from '../../../../graphql/comparators.ts';
import {
  BookingOrderFieldEnum,
  BookingOriginEnum,
  BookingStatusEnum,
  SortDirectionEnum,
} from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { FilterBy, FilterInput, type Read } from '../../../../query-compiler/index.ts';
import {
  type ExternalIdInput,
  ExternalIdsField,
  ExternalIdsFilterField,
  type MetadataEntryInput,
  MetadataField,
  MetadataFilterField,
} from '../../../contacts/external-data/index.ts';
import { Booking } from './booking.type.ts';

@FilterInput('Booking', 'bookings')
export class BookingFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(
    () => [BookingStatusEnum],
    'Statuses of the bookings. If null, omitted or empty, bookings with any status match.',
    'status',
  )
  statuses?: BookingStatus[] | null;

  @FilterBy(
    () => [BookingOriginEnum],
    'Origins of the bookings. If null, omitted or empty, bookings of any origin match.',
    'origin',
  )
  origins?: BookingOrigin[] | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the lead.')
  leadId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the member who made the booking.')
  bookedById?: IDFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the start time.')
  startsAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the end time.')
  endsAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the booking was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name, phone number, email address or message of the lead, at most 100 characters. If null or omitted, all bookings match.',
  })
  search?: string | null;

  @ExternalIdsFilterField()
  externalIds?: ExternalIdInput[] | null;

  @MetadataFilterField()
  metadata?: MetadataEntryInput[] | null;
}

@InputType({ description: 'Order of bookings. Bookings with the same time are ordered by id.' })
export class BookingOrder {
  @Field(() => BookingOrderFieldEnum, { description: 'Field by which bookings are sorted.' })
  field: BookingOrderField;

  @Field(() => SortDirectionEnum, { description: 'Whether the earliest or the latest time is first.' })
  direction: SortDirection;
}

@InputType()
export class CreateBookingInput {
  @Field(() => ID, { description: 'Id of the lead to book for.' })
  leadId: string;

  @Field(() => GraphQLDateTime, { description: 'Start time of a slot from `availableSlots`, in the future.' })
  startsAt: Date;

  @ExternalIdsField()
  externalIds?: ExternalIdInput[] | null;

  @MetadataField()
  metadata?: MetadataEntryInput[] | null;
}

@InputType({ description: 'Fields of a booking to change. Fields that are omitted are not changed.' })
export class UpdateBookingInput {
  @Field(() => ID, { description: 'Id of the booking.' })
  id: string;

  @ExternalIdsField()
  externalIds?: ExternalIdInput[] | null;

  @MetadataField()
  metadata?: MetadataEntryInput[] | null;
}

@InputType()
export class RescheduleBookingInput {
  @Field(() => ID, { description: 'Id of the booking.' })
  id: string;

  @Field(() => GraphQLDateTime, { description: 'Start time of a slot from `availableSlots`, in the future.' })
  startsAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Reason that is sent to the attendee, at most 500 characters. If null or omitted, no reason is sent.',
  })
  reason?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return a booking.' })
export class BookingPayload extends Payload {
  @Field(() => Booking, { description: 'Booking after the mutation.' })
  readonly booking: Read;
}
