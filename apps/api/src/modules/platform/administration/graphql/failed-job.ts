import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({
  description: 'A background job that failed in all its attempts. Its workspace is not shown.',
})
class FailedJob {
  @Field(() => ID)
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
    description:
      'Whether `discardFailedJobs` accepts the job. False if another record waits for the result of the job.',
  })
  isDiscardable: boolean;
}

export const FailedJobConnection = connectionOf('FailedJob', () => FailedJob);

@InputType()
export class RetryFailedJobsInput {
  @Field(() => [ID], { description: 'Ids of failed jobs, 1 to 100.' })
  ids: string[];
}

@InputType()
export class DiscardFailedJobsInput {
  @Field(() => [ID], { description: 'Ids of failed jobs, 1 to 100.' })
  ids: string[];
}

@ObjectType({
  description: 'Result of retrying failed jobs. Each job is due immediately and can use all its attempts again.',
})
class FailedJobsRetried {
  readonly type: 'FailedJobsRetried';

  @Field(() => [ID])
  readonly ids: readonly string[];
}

@ObjectType({ description: 'Result of deleting failed jobs.' })
class FailedJobsDiscarded {
  readonly type: 'FailedJobsDiscarded';

  @Field(() => [ID])
  readonly ids: readonly string[];
}

export const RetryFailedJobsResult = resultUnion('RetryFailedJobsResult', FailedJobsRetried, Refused);

export const DiscardFailedJobsResult = resultUnion('DiscardFailedJobsResult', FailedJobsDiscarded, Refused);
