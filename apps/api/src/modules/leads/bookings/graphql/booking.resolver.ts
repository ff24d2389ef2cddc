import { LIMITS } from '@frontdesk/domain';
import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { badInput } from '../../../../errors/denials.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, ProjectedField, page } from '../../../../query-compiler/index.ts';
import { bookingsWhere } from '../bookings.reads.ts';
import { availableSlots } from '../use-cases/available-slots.ts';
import { cancelBooking, rescheduleBooking } from '../use-cases/change-booking.ts';
import { createBooking } from '../use-cases/create-booking.ts';
import { BookingFilter, CancelBookingInput, CreateBookingInput, RescheduleBookingInput } from './booking.inputs.ts';
import { CancelBookingResult, CreateBookingResult, RescheduleBookingResult } from './booking.results.ts';
import { AvailableSlots, Booking, BookingConnection } from './booking.type.ts';

@Resolver()
export class BookingResolver {
  @Can('read', 'Booking')
  @ProjectedField()
  @Query(() => BookingConnection, {
    description: 'Bookings sorted by time. Future bookings are sorted earliest first, and other bookings latest first.',
  })
  bookings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => BookingFilter, { nullable: true }) filter: BookingFilter | null,
  ) {
    const direction = filter?.tab === 'UPCOMING' ? 'asc' : 'desc';
    return page({ first, after }, { by: 'startsAt', direction, where: bookingsWhere(ctx, filter ?? {}) });
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
    @Arg('days', () => Int, { description: 'Number of days to return, 1 to 31.' }) days: number,
  ) {
    if (days < 1 || days > LIMITS.slotDaysMax) throw badInput(`days is between 1 and ${LIMITS.slotDaysMax}.`, 'days');
    return availableSlots(ctx, { from, days });
  }

  @Can('create', 'Booking')
  @Mutation(() => CreateBookingResult, {
    description: 'Requests a booking for a lead from the calendar. The booking is confirmed later.',
  })
  createBooking(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateBookingInput) { leadId, startsAt }: CreateBookingInput,
  ): Promise<typeof CreateBookingResult> {
    return createBooking(ctx, { leadId: ids.uuid(leadId), startsAt });
  }

  @Can('reschedule', 'Booking')
  @Mutation(() => RescheduleBookingResult, {
    description: 'Requests a new time for an active booking from the calendar.',
  })
  async rescheduleBooking(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RescheduleBookingInput) input: RescheduleBookingInput,
  ): Promise<typeof RescheduleBookingResult> {
    return rescheduleBooking(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('cancel', 'Booking')
  @Mutation(() => CancelBookingResult, {
    description: 'Requests the cancellation of an active booking from the calendar.',
  })
  cancelBooking(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CancelBookingInput) input: CancelBookingInput,
  ): Promise<typeof CancelBookingResult> {
    return cancelBooking(ctx, { ...input, id: ids.uuid(input.id) });
  }
}
