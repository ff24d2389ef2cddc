import type { BookingOrigin, BookingStatus, BookingWish } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../events/change-bus.ts';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { BookingOriginEnum, BookingStatusEnum, BookingWishEnum, ChangeKindEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';

@ObjectType({ description: 'What the viewer may do to a booking, with the reason when not.' })
export class BookingPermissions {
  @Field(() => Permission)
  reschedule: Permission;

  @Field(() => Permission)
  cancel: Permission;
}

@ObjectType({ description: "A consultation in the workspace's calendar." })
export class Booking {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The enquiry that led to it.' })
  leadId: string;

  @Public('Whom it is with belongs to the booking.')
  @inSql.through('lead', 'name')
  @Field(() => String, { description: 'Whom it is with, told to whoever may read the booking.' })
  leadName: string;

  @Field(() => BookingStatusEnum)
  status: BookingStatus;

  @Field(() => BookingOriginEnum)
  origin: BookingOrigin;

  @Field(() => ID, { nullable: true, description: 'The member who asked for it; null when nobody of the team did.' })
  bookedById: string | null;

  @Field(() => GraphQLDateTimeISO)
  startsAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null until the calendar has answered.' })
  endsAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Where to meet, when the calendar says so.' })
  meetingUrl: string | null;

  @Field(() => BookingWishEnum, {
    nullable: true,
    description: 'What the calendar is being asked about it; null when nothing.',
  })
  wish: BookingWish | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Where it shall be moved; null when nowhere.' })
  wishedStart: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was moved or cancelled, or shall be.' })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why what was asked for last did not happen; null when it did.',
  })
  failure: string | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Booking', { reschedule: 'reschedule', cancel: 'cancel' })
  @Field(() => BookingPermissions, { description: 'What the viewer may do to this booking.' })
  viewerCan: BookingPermissions;
}

@ObjectType({ description: 'Free times for consultations.' })
export class AvailableSlots {
  @Field(() => [GraphQLDateTimeISO], { description: 'In their order.' })
  readonly slots: readonly Date[];

  @Field(() => String, {
    nullable: true,
    description: "The workspace's time zone; null when the calendar gave no answer.",
  })
  readonly timeZone: string | null;

  @Field(() => String, { nullable: true, description: 'Why nobody knows them; null when they are known.' })
  readonly failure: string | null;

  constructor(slots: readonly Date[], timeZone: string | null, failure: string | null) {
    this.slots = slots;
    this.timeZone = timeZone;
    this.failure = failure;
  }
}

@ObjectType({ description: 'Something happened to a booking.' })
export class BookingChange {
  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => ID)
  id: string;
}

export const BookingConnection = connectionOf('Booking', () => Booking);
