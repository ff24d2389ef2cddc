import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { Job, JobResultCount } from './job.type.ts';

@Resolver(() => Job)
export class JobFields {
  @Public('Part of the job.')
  @inSql.row({ counts: true })
  @FieldResolver(() => [JobResultCount], { description: 'Results so far, by name.' })
  counts(@Root() { counts }: { counts: Record<string, number> }): JobResultCount[] {
    return Object.entries(counts).map(([name, count]) => ({ name, count }));
  }
}
