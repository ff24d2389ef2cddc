import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { Job, JobCount } from './job.type.ts';

@Resolver(() => Job)
export class JobFields {
  @Public('Part of the job.')
  @inSql.row({ counts: true })
  @FieldResolver(() => [JobCount], { description: 'Results so far, by name.' })
  counts(@Root() { counts }: { counts: Record<string, number> }): JobCount[] {
    return Object.entries(counts).map(([name, count]) => ({ name, count }));
  }
}
