import type { FhirResource, SyncRunState, SyncTrigger } from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, ObjectType, Resolver } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { FhirResourceEnum, SyncRunStateEnum, SyncTriggerEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ends, inSql } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'A record that could not be read. Its content is not stored.' })
class SyncRejection {
  @Field(() => ID)
  id: string;

  @Field(() => FhirResourceEnum)
  recordType: FhirResource;

  @Field(() => String, { nullable: true, description: 'Id in the external system. Null when it has none.' })
  recordId: string | null;

  @Field(() => String, { description: 'Reason for members.' })
  reason: string;
}

@ObjectType({ description: 'One run of a data source. Stored for thirty days.' })
export class SyncRun {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  dataSourceId: string;

  @Public("Plain data of the run's source.")
  @inSql.through('dataSource', 'name')
  @Field(() => String)
  dataSourceName: string;

  @Field(() => SyncTriggerEnum)
  trigger: SyncTrigger;

  @Field(() => SyncRunStateEnum)
  state: SyncRunState;

  @Field(() => Int, { description: 'Pages read.' })
  pages: number;

  @Field(() => Int, {
    description: 'Records read: new or changed, unchanged, and rejected ones.',
  })
  recordsRead: number;

  @Field(() => Int, { description: 'Records that added or changed data.' })
  recordsIngested: number;

  @Field(() => Int, { description: 'Records without changes.' })
  unchanged: number;

  @Field(() => Int, { description: 'Records that could not be read.' })
  rejected: number;

  @Field(() => String, { nullable: true, description: 'Why the next page is delayed. Null while the run proceeds.' })
  lastError: string | null;

  @Field(() => String, { nullable: true, description: 'Why the run failed. Null when it did not.' })
  failure: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the member who started it. Null for a scheduled run.' })
  startedByName: string | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null before the first page.' })
  startedAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while running.' })
  finishedAt: Date | null;
}

export const SyncRunConnection = connectionOf('SyncRun', () => SyncRun);

@Resolver(() => SyncRun)
export class SyncRunFields {
  @Public('The rejections of a run that the viewer can read.')
  @inSql.relation('rejections', (args: { first: number }) => ends([['id', 'asc']], args))
  @FieldResolver(() => [SyncRejection], {
    description: 'Rejected records in order. A run stores at most a hundred.',
  })
  rejections(@Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) _first: number): SyncRejection[] {
    throw new TypeError('Rejections are only ever read through a projection.');
  }
}
