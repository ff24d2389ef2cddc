import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({
  description: 'A background job that used all its attempts. Its workspace is not shown.',
})
export class FailedJob {
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
