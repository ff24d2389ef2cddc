import { type BookingChangeKind, type BookingOrigin, type BookingStatus, LIMITS } from '@frontdesk/domain';
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
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list } from '../../../../query-compiler/index.ts';
import { ExternalId } from '../../../contacts/external-data/index.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a booking, with the reason if not.',
})
export class BookingPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can change the external ids and metadata.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can reschedule the booking.' })
  reschedule: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can cancel the booking.' })
  cancel: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can mark the booking as a no-show.' })
  markNoShow: PermissionCheck;
}

@ObjectType({ implements: Node, description: "An appointment in the workspace's calendar." })
export class Booking {
  id: string;

  @Field(() => ID, { description: 'Id of the lead that the booking belongs to.' })
  leadId: string;

  @Public('The contact is part of the booking.')
  @inSql.through('lead', 'name')
  @Field(() => String, { description: 'Name of the lead. Every viewer who can read the booking can read the name.' })
  leadName: string;

  @Field(() => BookingStatusEnum, { description: 'Status of the booking in the calendar.' })
  status: BookingStatus;

  @Field(() => BookingOriginEnum, { description: 'Who made the booking.' })
  origin: BookingOrigin;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the member who made the booking. Null if no member made it or after the member left the workspace.',
  })
  bookedById: string | null;

  @Field(() => GraphQLDateTime, { description: 'Start of the appointment. A pending reschedule does not change it.' })
  startsAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'End of the appointment. Null until the calendar has confirmed the booking.',
  })
  endsAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'URL of the online meeting. Null if the calendar provides none.',
  })
  meetingUrl: string | null;

  @Field(() => BookingChangeKindEnum, {
    nullable: true,
    description: 'Change that was requested from the calendar and is not confirmed yet. Null if there is none.',
  })
  pendingChange: BookingChangeKind | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Requested new start time. Null if no reschedule is pending.',
  })
  requestedStart: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason for the last requested change or cancellation. Null if none was given.',
  })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Error of the last request to the calendar. Null if the request succeeded or is pending.',
  })
  failure: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the contact confirmed the appointment after a reminder. Null if the contact did not or after a reschedule.',
  })
  confirmedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the booking was marked as a no-show, by a member, an API key or the calendar. Null if it is not marked.',
  })
  noShowAt: Date | null;

  @Public('Part of the booking.')
  @inSql.relation('externalIds', () => list([['system', 'asc']], { limit: LIMITS.externalIds }))
  @Field(() => [ExternalId], {
    description: 'Ids of the booking in external systems, at most 10, one for each system. Sorted by system.',
  })
  externalIds: ExternalId[];

  @Field(() => GraphQLDateTime, {
    description: 'Time at which the booking was recorded, before the calendar confirms it.',
  })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Booking', {
    update: 'update',
    reschedule: 'reschedule',
    cancel: 'cancel',
    markNoShow: 'markNoShow',
  })
  @Field(() => BookingPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the booking, with the reason if not.',
  })
  viewerCan: BookingPermissions;
}

@ObjectType({ description: 'Available start times for bookings.' })
export class AvailableSlots {
  readonly type: 'AvailableSlots';

  @Field(() => [GraphQLDateTime], { description: 'Start times in ascending order.' })
  readonly slots: readonly Date[];

  @Field(() => String, {
    nullable: true,
    description: 'Time zone of the workspace. Null if the slots could not be read, see `failure`.',
  })
  readonly timeZone: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason why the slots could not be read. Null if they were read.',
  })
  readonly failure: string | null;
}

@ObjectType({ description: 'A booking was created, changed or deleted.' })
export class BookingChange {
  @Field(() => ChangeKindEnum, { description: 'Whether the booking was created, changed or deleted.' })
  kind: ChangeKind;

  @Field(() => ID, { description: 'Id of the booking.' })
  id: string;
}

export const BookingConnection = connectionOf('Booking', () => Booking);
