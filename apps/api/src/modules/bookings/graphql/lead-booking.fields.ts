import { FieldResolver, Resolver } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { inSql, list } from '../../../reads/index.ts';
import { Lead } from '../../leads/index.ts';
import { Booking } from './booking.type.ts';

@Resolver(() => Lead)
export class LeadBookingFields {
  @Public('Gated by its kind: whoever may not read bookings is refused.')
  @inSql.relation('bookings', () =>
    list(
      [
        ['startsAt', 'desc'],
        ['id', 'desc'],
      ],
      { limit: 20 },
    ),
  )
  @FieldResolver(() => [Booking], { description: 'The consultations of this enquiry, the last first; up to twenty.' })
  bookings(): Booking[] {
    throw new TypeError('Bookings are only ever read through a projection.');
  }
}
