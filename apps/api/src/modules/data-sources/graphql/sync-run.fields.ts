import { Arg, FieldResolver, Int, Resolver } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { ends, inSql } from '../../../query-compiler/index.ts';
import { SyncRejection, SyncRun } from './sync-run.type.ts';

@Resolver(() => SyncRun)
export class SyncRunFields {
  @Public('What could not be read in a run that the viewer may read.')
  @inSql.relation('rejections', (args: { first: number }) => ends([['id', 'asc']], args))
  @FieldResolver(() => [SyncRejection], {
    description: 'The first of them, in the order in which they came; a run keeps at most a hundred.',
  })
  rejections(@Arg('first', () => Int, { description: '1 to 100.' }) _first: number): SyncRejection[] {
    throw new TypeError('Rejections are only ever read through a projection.');
  }
}
