import { EXPORT_JOB_KINDS, type JobKind, type JobStatus, LIMITS } from '@frontdesk/domain';
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { JobKindEnum, JobStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import {
  byId,
  inSql,
  ProjectedField,
  page,
  project,
  type Read,
  raw,
  run,
  sql,
} from '../../../../query-compiler/index.ts';
import { cancelJob, pauseJob, resumeJob } from '../use-cases/steer-job.ts';

/** Job kinds that create a file, as SQL literals, because SQL expressions of fields cannot have parameters. */
const FILE_KINDS = raw(EXPORT_JOB_KINDS.map((kind) => `'${kind}'`).join(', '));
const INT_MAX = 2_147_483_647;

@ObjectType({ description: 'Number of units of work with one result.' })
class JobResultCount {
  @Field(() => String, { description: 'Name of the result, for example created or skipped.' })
  name: string;

  @Field(() => Int, { description: 'Number of units of work.' })
  count: number;
}

@ObjectType({
  implements: Node,
  description: 'A long-running job. Only the member who started it can see and control it.',
})
export class Job {
  id: string;

  @Field(() => JobKindEnum, { description: 'What the job does.' })
  kind: JobKind;

  @inSql.column('state')
  @Field(() => JobStatusEnum, { description: 'Status of the job.' })
  status: JobStatus;

  @Field(() => String, { description: 'Title of the job for display.' })
  title: string;

  @Field(() => Int, { description: 'Number of completed units of work, out of `total`.' })
  done: number;

  @Field(() => Int, { description: 'Total number of units of work. 0 if the job has not started.' })
  total: number;

  @Field(() => [String], { description: 'The first errors of the job, at most ten.' })
  errors: string[];

  @Field(() => String, { nullable: true, description: 'Reason why the job failed. Null if it did not fail.' })
  failure: string | null;

  @Public('Part of the job.')
  @inSql.expression(
    ({ column }) =>
      sql`${column('kind')} in (${FILE_KINDS}) and ${column('state')} = 'DONE' and ${column('finishedAt')} > ${run.now}::timestamptz - interval ${raw(`'${LIMITS.jobFileHours} hours'`)}`,
  )
  @Field(() => Boolean, {
    description:
      'Whether the job has a result file that can be downloaded. Only a completed export has one, for 24 hours.',
  })
  fetchable: boolean;

  @Public('Part of the job.')
  @inSql.expression(({ column }) => sql`case when ${column('state')} = 'RUNNING' then ceil(${column('rate')})::int end`)
  @Field(() => Int, {
    nullable: true,
    description:
      'Current number of units per second, rounded up. Null before the first batch or if the job is not running.',
  })
  rate: number | null;

  @Public('Part of the job.')
  @inSql.expression(
    ({ column }) =>
      sql`case when ${column('state')} = 'RUNNING' and ${column('rate')} > 0 then least(ceil((${column('total')} - ${column('done')}) / ${column('rate')}), ${raw(String(INT_MAX))})::int end`,
  )
  @Field(() => Int, {
    nullable: true,
    description: 'Estimated remaining time in seconds. Null if the job is not running or its rate is not known.',
  })
  etaSeconds: number | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the job was enqueued.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the job started. Null if it has not started.',
  })
  startedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the job finished. Null if it has not finished.',
  })
  finishedAt: Date | null;
}

@ObjectType({ description: 'A change in the progress of a job.' })
class JobProgress {
  @Field(() => ID, { description: 'Id of the job.' })
  id: string;
}

const JobConnection = connectionOf('Job', () => Job);

@ObjectType({ description: 'Payload of the mutations that return a job.' })
export class JobPayload extends Payload {
  @Field(() => Job, { description: 'Job after the mutation.' })
  readonly job: Read;
}

@Resolver(() => Job)
export class JobFields {
  @Public('Part of the job.')
  @inSql.row({ counts: true })
  @FieldResolver(() => [JobResultCount], { description: 'Number of units of work so far, by result.' })
  counts(@Root() { counts }: { counts: Record<string, number> }): JobResultCount[] {
    return Object.entries(counts).map(([name, count]) => ({ name, count }));
  }
}

@Resolver()
export class JobResolver {
  @Can('read', 'Job')
  @ProjectedField()
  @Query(() => JobConnection, {
    description: "The viewer's own long-running jobs, newest first. Available to members only, not to API keys.",
  })
  jobs(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('pause', 'Job')
  @Mutation(() => JobPayload, {
    description: 'Pauses a queued or running job until it is resumed. The current batch is completed first.',
  })
  pauseJob(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<JobPayload | Refused> {
    return pauseJob(ctx, { id: ids.uuid(id) });
  }

  @Can('resume', 'Job')
  @Mutation(() => JobPayload, { description: 'Resumes a paused job.' })
  resumeJob(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<JobPayload | Refused> {
    return resumeJob(ctx, { id: ids.uuid(id) });
  }

  @Can('cancel', 'Job')
  @Mutation(() => JobPayload, {
    description: 'Cancels a queued, running or paused job. Work that is already completed is not undone.',
  })
  cancelJob(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<JobPayload | Refused> {
    return cancelJob(ctx, { id: ids.uuid(id) });
  }
}

type JobNote = Extract<ChangeEvent, { topic: 'job' }>;
type JobChangePayload = JobNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class JobSubscription {
  @Can('read', 'Job')
  @Subscription(() => JobProgress, {
    subscribe: subscribeTo<JobNote>('job', 'read', 'Job'),
    description:
      "Emits the progress of the viewer's own jobs. Ends with UNAUTHENTICATED or NOT_FOUND if the viewer loses access.",
  })
  jobProgressed(@Root() { note, ctx }: DeliveredChange<JobNote>): JobChangePayload {
    return { ...note, ctx };
  }
}

@Resolver(() => JobProgress)
export class JobProgressFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Job, { nullable: true, description: 'Current state of the job. Null if the job was deleted.' })
  job(@Root() { id, ctx }: JobChangePayload, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
