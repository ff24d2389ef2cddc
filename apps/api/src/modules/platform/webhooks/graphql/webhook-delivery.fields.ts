import { Arg, FieldResolver, Int, Resolver } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { ends, inSql } from '../../../../query-compiler/index.ts';
import { WebhookAttempt, WebhookDelivery } from './webhook-delivery.type.ts';

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryFields {
  @Public('The attempts of a delivery that the viewer can read.')
  @inSql.relation('attempts', (args: { first?: number | null; last?: number | null }) =>
    ends(
      [
        ['number', 'asc'],
        ['id', 'asc'],
      ],
      args,
    ),
  )
  @FieldResolver(() => [WebhookAttempt], {
    description: 'Attempts in order. Pass either `first` or `last`, 1 to 100.',
  })
  attempts(
    @Arg('first', () => Int, { nullable: true, description: 'The oldest.' }) _first: number | null,
    @Arg('last', () => Int, { nullable: true, description: 'The newest.' }) _last: number | null,
  ): WebhookAttempt[] {
    throw new TypeError('Attempts are only ever read through a projection.');
  }
}
