import { type JobKind, type JobState, LIMITS } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { JobKindEnum, JobStateEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, raw, run, sql } from '../../../../query-compiler/index.ts';

const INT_MAX = 2_147_483_647;

@ObjectType({ description: 'One counter of a job.' })
export class JobResultCount {
  @Field(() => String, { description: 'Counter name, for example created or skipped.' })
  name: string;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'A long-running job, visible to and controlled by the member who started it.' })
export class Job {
  @Field(() => ID)
  id: string;

  @Field(() => JobKindEnum)
  kind: JobKind;

  @Field(() => JobStateEnum)
  state: JobState;

  @Field(() => String, { description: 'Description of the work.' })
  title: string;

  @Field(() => Int, { description: 'Completed units, out of `total`.' })
  done: number;

  @Field(() => Int, { description: '0 before the start.' })
  total: number;

  @Field(() => [String], { description: 'First errors. At most ten.' })
  errors: string[];

  @Field(() => String, { nullable: true, description: 'Why the job failed. Null when it did not.' })
  failure: string | null;

  @Public('Part of the job.')
  @inSql.expression(
    ({ column }) =>
      sql`${column('kind')} = 'CONTACT_EXPORT' and ${column('state')} = 'DONE' and ${column('finishedAt')} > ${run.now}::timestamptz - interval ${raw(`'${LIMITS.jobFileHours} hours'`)}`,
  )
  @Field(() => Boolean, { description: 'Whether a result file is available.' })
  fetchable: boolean;

  @Public('Part of the job.')
  @inSql.expression(({ column }) => sql`case when ${column('state')} = 'RUNNING' then ceil(${column('rate')})::int end`)
  @Field(() => Int, {
    nullable: true,
    description: 'Current rate per second, rounded up. Null before the first batch and when not running.',
  })
  rate: number | null;

  @Public('Part of the job.')
  @inSql.expression(
    ({ column }) =>
      sql`case when ${column('state')} = 'RUNNING' and ${column('rate')} > 0 then least(ceil((${column('total')} - ${column('done')}) / ${column('rate')}), ${raw(String(INT_MAX))})::int end`,
  )
  @Field(() => Int, {
    nullable: true,
    description: 'Estimated seconds remaining. Null without a rate.',
  })
  etaSeconds: number | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while queued.' })
  startedAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null until finished.' })
  finishedAt: Date | null;
}

@ObjectType({ description: 'Progress of a job.' })
export class JobProgress {
  @Field(() => ID)
  id: string;
}

export const JobConnection = connectionOf('Job', () => Job);
