import { Arg, FieldResolver, Int, Resolver } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { ends, inSql } from '../../../../query-compiler/index.ts';
import { Lead } from '../../leads/index.ts';
import { Booking } from './booking.type.ts';

@Resolver(() => Lead)
export class LeadBookingFields {
  @Public('Gated by the type: callers who cannot read bookings are refused.')
  @inSql.relation('bookings', (args: { first?: number | null; last?: number | null }) =>
    ends(
      [
        ['startsAt', 'asc'],
        ['id', 'asc'],
      ],
      args,
    ),
  )
  @FieldResolver(() => [Booking], {
    description: 'Bookings of the lead, sorted by time. Set exactly one of `first` and `last`.',
  })
  bookings(
    @Arg('first', () => Int, { nullable: true, description: 'Number of earliest bookings to return, 1 to 100.' })
    _first: number | null,
    @Arg('last', () => Int, { nullable: true, description: 'Number of latest bookings to return, 1 to 100.' }) _last:
      | number
      | null,
  ): Booking[] {
    throw new TypeError('Bookings are only ever read through a projection.');
  }
}
