import { LIMITS } from '@frontdesk/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { badInput } from '../../../../errors/denials.ts';
import type { Refused } from '../../../../errors/refused.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, inSql, orderOf, ProjectedField, page, project } from '../../../../query-compiler/index.ts';
import { MetadataEntry, metadataEntries } from '../../../contacts/external-data/index.ts';
import { bookingsWhere } from '../bookings.reads.ts';
import { availableSlots } from '../use-cases/available-slots.ts';
import { cancelBooking, createBooking, rescheduleBooking } from '../use-cases/bookings.ts';
import { updateBookingNoShow } from '../use-cases/mark-no-show.ts';
import { updateBooking } from '../use-cases/update-booking.ts';
import {
  BookingFilter,
  BookingOrder,
  BookingPayload,
  CreateBookingInput,
  RescheduleBookingInput,
  UpdateBookingInput,
} from './booking.mutations.ts';
import { AvailableSlots, Booking, BookingChange, BookingConnection } from './booking.type.ts';

@Resolver()
class BookingResolver {
  @Can('read', 'Booking')
  @ProjectedField()
  @Query(() => BookingConnection, {
    description: 'Bookings of the workspace. By default, latest start time first.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  bookings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => BookingFilter, { nullable: true }) filter: BookingFilter | null,
    @Arg('orderBy', () => BookingOrder, {
      nullable: true,
      description: 'Order of the list. If null or omitted, latest start time first.',
    })
    orderBy: BookingOrder | null,
  ) {
    const order = orderOf(orderBy, { field: 'STARTS_AT', direction: 'DESC' });
    return page({ first, after }, { ...order, where: bookingsWhere(ctx, filter) });
  }

  @Can('read', 'Booking')
  @ProjectedField()
  @Query(() => Booking, { description: 'A booking. NOT_FOUND if the id does not exist in this workspace.' })
  booking(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Booking')
  @Query(() => AvailableSlots, { description: "Available start times in the workspace's calendar." })
  availableSlots(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('from', () => GraphQLDateTime, {
      nullable: true,
      description: 'Start of the time range. If null, omitted or in the past, the current time is used.',
    })
    from: Date | null,
    @Arg('days', () => Int, { description: 'Number of days to return, 1 to 31. VALIDATION_FAILED otherwise.' })
    days: number,
  ) {
    if (days < 1 || days > LIMITS.slotDaysMax)
      throw badInput(`days must be between 1 and ${LIMITS.slotDaysMax}.`, 'days');
    return availableSlots(ctx, { from, days });
  }

  @Can('create', 'Booking')
  @Mutation(() => BookingPayload, {
    description:
      'Requests a booking for a lead from the calendar, which confirms or refuses it later. While the workspace is paused, the request is not sent and the booking is SUPPRESSED.',
  })
  createBooking(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateBookingInput) input: CreateBookingInput,
  ): Promise<BookingPayload | Refused> {
    return createBooking(ctx, { ...input, leadId: ids.uuid(input.leadId) });
  }

  @Can('update', 'Booking')
  @Mutation(() => BookingPayload, {
    description: 'Changes the external ids and the metadata of a booking. Nothing is sent to the calendar.',
  })
  updateBooking(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateBookingInput) input: UpdateBookingInput,
  ): Promise<BookingPayload | Refused> {
    return updateBooking(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('reschedule', 'Booking')
  @Mutation(() => BookingPayload, {
    description:
      'Requests a new time for a confirmed booking from the calendar. The booking changes when the calendar confirms it. While the workspace is paused, the request is not sent.',
  })
  async rescheduleBooking(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RescheduleBookingInput) input: RescheduleBookingInput,
  ): Promise<BookingPayload | Refused> {
    return rescheduleBooking(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('cancel', 'Booking')
  @Mutation(() => BookingPayload, {
    description:
      'Requests the cancellation of a confirmed booking from the calendar. The booking changes when the calendar confirms it. While the workspace is paused, the request is not sent.',
  })
  cancelBooking(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, {
      nullable: true,
      description:
        'Reason that is sent to the attendee, at most 500 characters. If null or omitted, no reason is sent.',
    })
    reason?: string | null,
  ): Promise<BookingPayload | Refused> {
    return cancelBooking(ctx, { id: ids.uuid(id), reason });
  }

  @Can('markNoShow', 'Booking')
  @Mutation(() => BookingPayload, {
    description:
      'Marks a confirmed booking that has started as a no-show, or removes the mark. Sequences can offer new times after a no-show.',
  })
  updateBookingNoShow(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('isNoShow', () => Boolean, { description: 'Whether the attendee did not attend.' }) isNoShow: boolean,
  ): Promise<BookingPayload | Refused> {
    return updateBookingNoShow(ctx, { id: ids.uuid(id), isNoShow });
  }
}

type BookingNote = Extract<ChangeEvent, { topic: 'booking' }>;

/** Change of a booking, together with the subscriber's access context at the time of the change. */
type Seen = BookingNote & { readonly ctx: WorkspaceContext };

@Resolver(() => Booking)
class BookingFields {
  @Public('Part of the booking.')
  @inSql.row({ metadata: true })
  @FieldResolver(() => [MetadataEntry], {
    description:
      'Values that integrations store with the booking. Sorted by key. Phone numbers and email addresses in them are masked for viewers who may not see contact details.',
  })
  metadata(@Root() booking: { metadata: Readonly<Record<string, string>> }): MetadataEntry[] {
    return metadataEntries(booking);
  }
}

@Resolver()
class BookingSubscription {
  @Can('read', 'Booking')
  @Subscription(() => BookingChange, {
    subscribe: subscribeTo<BookingNote>('booking', 'read', 'Booking'),
    description: 'Emits changes of bookings. Ends with UNAUTHENTICATED or NOT_FOUND if the viewer loses access.',
  })
  bookingChanged(@Root() { note, ctx }: DeliveredChange<BookingNote>): Seen {
    return { ...note, ctx };
  }
}

@Resolver(() => BookingChange)
class BookingChangeFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Booking, {
    nullable: true,
    description: 'Current state of the booking. Null if the booking was deleted.',
  })
  booking(@Root() { id, ctx }: Seen, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}

export const BOOKING_RESOLVERS = [BookingResolver, BookingSubscription, BookingChangeFields, BookingFields];
