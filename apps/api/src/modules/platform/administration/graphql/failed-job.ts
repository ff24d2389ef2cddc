import { Arg, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { jobIds, listFailedJobs } from '../failed-jobs.ts';
import { deleteFailedJobs, retryFailedJobs } from '../use-cases/settle-failed-jobs.ts';

@ObjectType({
  description: 'A background job that failed in all its attempts. Its workspace is not shown.',
})
class FailedJob {
  @Field(() => ID, { description: 'Id of the job, to pass to `retryFailedJobs` or `deleteFailedJobs`.' })
  id: string;

  @Field(() => String, { description: 'Name of the task, for example `send_message`.' })
  task: string;

  @Field(() => Int, { description: 'Number of attempts.' })
  attempts: number;

  @Field(() => String, {
    nullable: true,
    description:
      'First line of the last error, at most 200 characters. Addresses, numbers, quoted values and tokens are replaced. Null if the worker stopped without reporting an error.',
  })
  error: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the job was enqueued.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Start of the last attempt.' })
  lastAttemptAt: Date;

  @Field(() => Boolean, {
    description: 'Whether `deleteFailedJobs` accepts the job. False if another record waits for the result of the job.',
  })
  isDiscardable: boolean;
}

const FailedJobConnection = connectionOf('FailedJob', () => FailedJob);

@ObjectType({ description: 'Payload of `deleteFailedJobs` and `retryFailedJobs`.' })
export class FailedJobsPayload extends Payload {
  @Field(() => [ID], { description: 'Ids of the jobs that were retried or deleted.' })
  readonly ids: readonly string[];
}

@Resolver()
export class FailedJobsResolver {
  @Can('read', 'Platform')
  @Query(() => FailedJobConnection, {
    description: 'Background jobs that failed in all their attempts, newest first. Available to global admins only.',
  })
  failedJobs(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listFailedJobs(ctx.services, { first, after });
  }

  @Can('manage', 'Platform')
  @Mutation(() => FailedJobsPayload, {
    description:
      'Retries failed jobs, either all of them or none. Refused with JOB_NOT_FAILED if one of the jobs is not failed. Available to global admins only.',
  })
  retryFailedJobs(
    @SignedIn() ctx: SignedInContext,
    @Arg('ids', () => [ID], { description: 'Ids of failed jobs, 1 to 100.' }) ids: string[],
  ): Promise<FailedJobsPayload | Refused> {
    return retryFailedJobs(ctx, { ids: jobIds(ids) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => FailedJobsPayload, {
    description:
      'Deletes failed jobs, either all of them or none. The message of a deleted job becomes FAILED, or UNCONFIRMED if an attempt may have reached the provider. Refused with JOB_NOT_FAILED or JOB_NOT_DISCARDABLE. Available to global admins only.',
  })
  deleteFailedJobs(
    @SignedIn() ctx: SignedInContext,
    @Arg('ids', () => [ID], { description: 'Ids of failed jobs, 1 to 100.' }) ids: string[],
  ): Promise<FailedJobsPayload | Refused> {
    return deleteFailedJobs(ctx, { ids: jobIds(ids) });
  }
}
