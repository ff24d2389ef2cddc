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
    description: 'Bookings of this lead by time. Pass either `first` or `last`, 1 to 100.',
  })
  bookings(
    @Arg('first', () => Int, { nullable: true, description: 'The earliest.' }) _first: number | null,
    @Arg('last', () => Int, { nullable: true, description: 'The latest.' }) _last: number | null,
  ): Booking[] {
    throw new TypeError('Bookings are only ever read through a projection.');
  }
}
