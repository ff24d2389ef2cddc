import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';

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
export class FailedJobsRetried {
  readonly type: 'FailedJobsRetried';

  @Field(() => [ID])
  readonly ids: readonly string[];
}

@ObjectType({ description: 'The jobs were deleted.' })
export class FailedJobsDiscarded {
  readonly type: 'FailedJobsDiscarded';

  @Field(() => [ID])
  readonly ids: readonly string[];
}

export const RetryFailedJobsResult = resultUnion('RetryFailedJobsResult', FailedJobsRetried, Refused);

export const DiscardFailedJobsResult = resultUnion('DiscardFailedJobsResult', FailedJobsDiscarded, Refused);
