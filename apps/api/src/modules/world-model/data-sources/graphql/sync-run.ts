import type { FhirResource, SourceFailure, SyncRunStatus, SyncTrigger } from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, ObjectType, Resolver } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { FhirResourceEnum, SourceFailureEnum, SyncRunStatusEnum, SyncTriggerEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ends, inSql } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'A record that could not be read. The content of the record is not stored.' })
class SyncRejection {
  @Field(() => ID, { description: 'Id of the rejection.' })
  id: string;

  @Field(() => FhirResourceEnum, {
    nullable: true,
    description: 'Type of the record that could not be read. Null for a record of a REST API.',
  })
  recordType: FhirResource | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the record in the external system. Null if the record has none.',
  })
  recordId: string | null;

  @Field(() => String, { description: 'Reason why the record could not be read.' })
  reason: string;
}

@ObjectType({ implements: Node, description: 'A run of a data source. It is stored for thirty days.' })
export class SyncRun {
  id: string;

  @Field(() => ID, { description: 'Id of the data source.' })
  dataSourceId: string;

  @Public("Plain data of the run's source.")
  @inSql.through('dataSource', 'name')
  @Field(() => String, { description: 'Current name of the data source.' })
  dataSourceName: string;

  @Field(() => SyncTriggerEnum, { description: 'Whether a member or the schedule started the run.' })
  trigger: SyncTrigger;

  @inSql.column('state')
  @Field(() => SyncRunStatusEnum, { description: 'Progress of the run.' })
  status: SyncRunStatus;

  @Field(() => Int, { description: 'Number of pages read.' })
  pages: number;

  @Field(() => Int, {
    description: 'Number of records read, including unchanged and rejected records.',
  })
  recordsRead: number;

  @Field(() => Int, { description: 'Number of records that added or changed data.' })
  recordsIngested: number;

  @Field(() => Int, { description: 'Number of records without changes.' })
  unchanged: number;

  @Field(() => Int, { description: 'Number of records that could not be read.' })
  rejected: number;

  @Field(() => String, {
    nullable: true,
    description: 'Reason why the next page is delayed. Null if the run is not delayed.',
  })
  lastError: string | null;

  @Field(() => String, { nullable: true, description: 'Reason why the run failed. Null if it did not fail.' })
  failure: string | null;

  @Field(() => SourceFailureEnum, {
    nullable: true,
    description: 'Kind of the failure. Null if the run did not fail.',
  })
  failureCode: SourceFailure | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the mapping that the run uses. Null if the source is not of the kind REST.',
  })
  mappingVersion: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who started the run. Null for a scheduled run.',
  })
  startedByName: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the run was enqueued.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the first page was read. Null if no page has been read yet.',
  })
  startedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the run finished. Null if it is still running.',
  })
  finishedAt: Date | null;
}

export const SyncRunConnection = connectionOf('SyncRun', () => SyncRun);

@Resolver(() => SyncRun)
export class SyncRunFields {
  @Public('The rejections of a run that the viewer can read.')
  @inSql.relation('rejections', (args: { first: number }) => ends([['id', 'asc']], args))
  @FieldResolver(() => [SyncRejection], {
    description: 'Rejected records in reading order. A run stores at most one hundred.',
  })
  rejections(@Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) _first: number): SyncRejection[] {
    throw new TypeError('Rejections can be read only through a projection.');
  }
}
