import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({
  description: 'A background job that used all its attempts. Its workspace is not shown.',
})
class FailedJob {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Name of the task, for example `send_message`.' })
  task: string;

  @Field(() => Int, { description: 'Number of attempts made.' })
  attempts: number;

  @Field(() => String, {
    nullable: true,
    description:
      'First line of the last error, at most 200 characters. Addresses, numbers, quoted values and tokens are replaced. Null when the worker ended without reporting one.',
  })
  error: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time the job was enqueued.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last attempt.' })
  lastAttemptAt: Date;

  @Field(() => Boolean, {
    description: 'Whether `discardFailedJobs` accepts it. False when another record waits for this job.',
  })
  isDiscardable: boolean;
}

export const FailedJobConnection = connectionOf('FailedJob', () => FailedJob);

@InputType()
export class RetryFailedJobsInput {
  @Field(() => [ID], { description: '1 to 100 ids of failed jobs.' })
  ids: string[];
}

@InputType()
export class DiscardFailedJobsInput {
  @Field(() => [ID], { description: '1 to 100 ids of failed jobs.' })
  ids: string[];
}

@ObjectType({ description: 'The jobs have all their attempts again and are due now.' })
class FailedJobsRetried {
  readonly type: 'FailedJobsRetried';

  @Field(() => [ID])
  readonly ids: readonly string[];
}

@ObjectType({ description: 'The jobs were deleted.' })
class FailedJobsDiscarded {
  readonly type: 'FailedJobsDiscarded';

  @Field(() => [ID])
  readonly ids: readonly string[];
}

export const RetryFailedJobsResult = resultUnion('RetryFailedJobsResult', FailedJobsRetried, Refused);

export const DiscardFailedJobsResult = resultUnion('DiscardFailedJobsResult', FailedJobsDiscarded, Refused);
