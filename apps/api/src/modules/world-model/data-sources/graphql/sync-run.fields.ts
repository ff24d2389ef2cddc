import { Arg, FieldResolver, Int, Resolver } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { ends, inSql } from '../../../../query-compiler/index.ts';
import { SyncRejection, SyncRun } from './sync-run.type.ts';

@Resolver(() => SyncRun)
export class SyncRunFields {
  @Public('The rejections of a run that the viewer can read.')
  @inSql.relation('rejections', (args: { first: number }) => ends([['id', 'asc']], args))
  @FieldResolver(() => [SyncRejection], {
    description: 'Rejected records in order. A run stores at most a hundred.',
  })
  rejections(@Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) _first: number): SyncRejection[] {
    throw new TypeError('Rejections are only ever read through a projection.');
  }
}
