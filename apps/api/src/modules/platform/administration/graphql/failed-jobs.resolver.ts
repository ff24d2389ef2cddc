import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { jobIds } from '../failed-jobs/job-ids.ts';
import { listFailedJobs } from '../failed-jobs/list-failed-jobs.ts';
import { discardFailedJobs, retryFailedJobs } from '../use-cases/settle-failed-jobs.ts';
import {
  DiscardFailedJobsInput,
  DiscardFailedJobsResult,
  FailedJobConnection,
  RetryFailedJobsInput,
  RetryFailedJobsResult,
} from './failed-job.ts';

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
  @Mutation(() => RetryFailedJobsResult, {
    description:
      'Retries failed jobs, either all of them or none. Refused with JOB_NOT_FAILED if one of the jobs is not failed.',
  })
  retryFailedJobs(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RetryFailedJobsInput) input: RetryFailedJobsInput,
  ): Promise<typeof RetryFailedJobsResult> {
    return retryFailedJobs(ctx, { ids: jobIds(input.ids) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => DiscardFailedJobsResult, {
    description:
      'Deletes failed jobs, either all of them or none. The message of a deleted job becomes FAILED, or UNCONFIRMED if an attempt may have reached the provider. Refused with JOB_NOT_FAILED or JOB_NOT_DISCARDABLE.',
  })
  discardFailedJobs(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => DiscardFailedJobsInput) input: DiscardFailedJobsInput,
  ): Promise<typeof DiscardFailedJobsResult> {
    return discardFailedJobs(ctx, { ids: jobIds(input.ids) });
  }
}
