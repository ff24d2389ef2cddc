import type { BookingChangeKind, BookingOrigin, BookingStatus } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../../events/change-bus.ts';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  BookingChangeKindEnum,
  BookingOriginEnum,
  BookingStatusEnum,
  ChangeKindEnum,
} from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'Actions that the viewer can take on a booking, with the reason when not.' })
export class BookingPermissions {
  @Field(() => PermissionCheck)
  reschedule: PermissionCheck;

  @Field(() => PermissionCheck)
  cancel: PermissionCheck;
}

@ObjectType({ description: "A consultation in the workspace's calendar." })
export class Booking {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'Lead of the booking.' })
  leadId: string;

  @Public('The contact is part of the booking.')
  @inSql.through('lead', 'name')
  @Field(() => String, { description: 'Name of the lead, visible to everyone who can read the booking.' })
  leadName: string;

  @Field(() => BookingStatusEnum)
  status: BookingStatus;

  @Field(() => BookingOriginEnum)
  origin: BookingOrigin;

  @Field(() => ID, { nullable: true, description: 'Member who made the booking. Null when no member did.' })
  bookedById: string | null;

  @Field(() => GraphQLDateTime)
  startsAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null until the calendar has confirmed.' })
  endsAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Meeting URL. Null when the calendar provides none.' })
  meetingUrl: string | null;

  @Field(() => BookingChangeKindEnum, {
    nullable: true,
    description: 'Pending change request to the calendar. Null when there is none.',
  })
  pendingChange: BookingChangeKind | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Requested new time. Null when no move is pending.' })
  requestedStart: Date | null;

  @Field(() => String, { nullable: true, description: 'Reason for the change or cancellation, pending or done.' })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the last request failed. Null when it did not.',
  })
  failure: string | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Booking', { reschedule: 'reschedule', cancel: 'cancel' })
  @Field(() => BookingPermissions, { description: 'Actions that the viewer can take on this booking.' })
  viewerCan: BookingPermissions;
}

@ObjectType({ description: 'Available slots for bookings.' })
export class AvailableSlots {
  readonly type: 'AvailableSlots';

  @Field(() => [GraphQLDateTime], { description: 'In order.' })
  readonly slots: readonly Date[];

  @Field(() => String, {
    nullable: true,
    description: 'Time zone of the workspace. Null when the calendar did not respond.',
  })
  readonly timeZone: string | null;

  @Field(() => String, { nullable: true, description: 'Why the slots are unknown. Null when they are known.' })
  readonly failure: string | null;
}

@ObjectType({ description: 'A booking changed.' })
export class BookingChange {
  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => ID)
  id: string;
}

export const BookingConnection = connectionOf('Booking', () => Booking);
