import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';

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
  @Field(() => [ID])
  readonly ids: readonly string[];

  constructor(ids: readonly string[]) {
    this.ids = ids;
  }
}

@ObjectType({ description: 'The jobs were deleted.' })
export class FailedJobsDiscarded {
  @Field(() => [ID])
  readonly ids: readonly string[];

  constructor(ids: readonly string[]) {
    this.ids = ids;
  }
}

export const RetryFailedJobsResult = createUnionType({
  name: 'RetryFailedJobsResult',
  types: () => [FailedJobsRetried, Refused] as const,
});

export const DiscardFailedJobsResult = createUnionType({
  name: 'DiscardFailedJobsResult',
  types: () => [FailedJobsDiscarded, Refused] as const,
});
