import { Arg, FieldResolver, Int, Resolver } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { ends, inSql } from '../../../../query-compiler/index.ts';
import { Call } from './call.type.ts';
import { OperatorAction } from './operator-action.type.ts';

@Resolver(() => Call)
export class CallFields {
  @Public('The actions are part of the call.')
  @inSql.relation('actions', (args: { first?: number | null; last?: number | null }) =>
    ends(
      [
        ['at', 'asc'],
        ['id', 'asc'],
      ],
      args,
    ),
  )
  @FieldResolver(() => [OperatorAction], {
    description: 'Actions of members in this call, in order. Pass either `first` or `last`, 1 to 100.',
  })
  actions(
    @Arg('first', () => Int, { nullable: true, description: 'The oldest.' }) _first: number | null,
    @Arg('last', () => Int, { nullable: true, description: 'The newest.' }) _last: number | null,
  ): OperatorAction[] {
    throw new TypeError('Actions are only ever read through a projection.');
  }
}
