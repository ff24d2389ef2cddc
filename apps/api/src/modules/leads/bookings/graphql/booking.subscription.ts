import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, project } from '../../../../query-compiler/index.ts';
import { Booking, BookingChange } from './booking.type.ts';

type BookingNote = Extract<ChangeEvent, { topic: 'booking' }>;

/** Change of a booking, with the context of the subscriber at the time of the change. */
type Seen = BookingNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class BookingSubscription {
  @Can('read', 'Booking')
  @Subscription(() => BookingChange, {
    subscribe: subscribeTo<BookingNote>('booking', 'read', 'Booking'),
    description: 'Emits changes of bookings. Ends with UNAUTHENTICATED or NOT_FOUND if the caller loses access.',
  })
  bookingChanged(@Root() { note, ctx }: DeliveredChange<BookingNote>): Seen {
    return { ...note, ctx };
  }
}

@Resolver(() => BookingChange)
export class BookingChangeFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Booking, {
    nullable: true,
    description: 'Current state of the booking. Null if the booking was deleted.',
  })
  booking(@Root() { id, ctx }: Seen, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
