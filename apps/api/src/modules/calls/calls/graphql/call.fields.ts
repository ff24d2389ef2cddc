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
    description: 'Actions of members in the call, in order. Set exactly one of `first` and `last`.',
  })
  actions(
    @Arg('first', () => Int, { nullable: true, description: 'Number of oldest items to return, 1 to 100.' }) _first:
      | number
      | null,
    @Arg('last', () => Int, { nullable: true, description: 'Number of newest items to return, 1 to 100.' }) _last:
      | number
      | null,
  ): OperatorAction[] {
    throw new TypeError('Actions are only ever read through a projection.');
  }
}
