import { type JobKind, type JobState, LIMITS } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { JobKindEnum, JobStateEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, raw, run, sql } from '../../../query-compiler/index.ts';

const INT_MAX = 2_147_483_647;

@ObjectType({ description: 'One of the things that a job counts.' })
export class JobCount {
  @Field(() => String, { description: 'What is counted, as in created or skipped.' })
  name: string;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'Work that takes longer than a request; seen and steered by whoever asked for it.' })
export class Job {
  @Field(() => ID)
  id: string;

  @Field(() => JobKindEnum)
  kind: JobKind;

  @Field(() => JobStateEnum)
  state: JobState;

  @Field(() => String, { description: 'What it works on, in words.' })
  title: string;

  @Field(() => Int, { description: 'How much is done, out of the total.' })
  done: number;

  @Field(() => Int, { description: '0 until it has begun.' })
  total: number;

  @Field(() => [String], { description: 'The first of what went wrong, in words; at most ten.' })
  errors: string[];

  @Field(() => String, { nullable: true, description: 'Why it failed; null when it did not.' })
  failure: string | null;

  @Public('Part of the job.')
  @inSql.expression(
    ({ column }) =>
      sql`${column('kind')} = 'CONTACT_EXPORT' and ${column('state')} = 'DONE' and ${column('finishedAt')} > ${run.now}::timestamptz - interval ${raw(`'${LIMITS.jobFileHours} hours'`)}`,
  )
  @Field(() => Boolean, { description: 'Whether it made a file that is still kept.' })
  fetchable: boolean;

  @Public('Part of the job.')
  @inSql.expression(({ column }) => sql`case when ${column('state')} = 'RUNNING' then ceil(${column('rate')})::int end`)
  @Field(() => Int, {
    nullable: true,
    description: 'How much is done in a second, lately, rounded up; null unless it runs, and until a portion is done.',
  })
  rate: number | null;

  @Public('Part of the job.')
  @inSql.expression(
    ({ column }) =>
      sql`case when ${column('state')} = 'RUNNING' and ${column('rate')} > 0 then least(ceil((${column('total')} - ${column('done')}) / ${column('rate')}), ${raw(String(INT_MAX))})::int end`,
  )
  @Field(() => Int, {
    nullable: true,
    description: 'In how many seconds it will be done at that rate; null where there is none.',
  })
  etaSeconds: number | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null while it waits.' })
  startedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null while something is still to come.' })
  finishedAt: Date | null;
}

@ObjectType({ description: 'A job came further.' })
export class JobProgress {
  @Field(() => ID)
  id: string;
}

export const JobConnection = connectionOf('Job', () => Job);
