import type { FhirResource, SyncRunState, SyncTrigger } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { FhirResourceEnum, SyncRunStateEnum, SyncTriggerEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';

@ObjectType({ description: 'A record that could not be read. What it said is not kept.' })
export class SyncRejection {
  @Field(() => ID)
  id: string;

  @Field(() => FhirResourceEnum)
  recordType: FhirResource;

  @Field(() => String, { nullable: true, description: 'As the system calls it; null where it has no id.' })
  recordId: string | null;

  @Field(() => String, { description: 'Why, for people.' })
  reason: string;
}

@ObjectType({ description: 'One reading of a data source, page by page. Kept for thirty days.' })
export class SyncRun {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  dataSourceId: string;

  @Public('Plain data of a source, which whoever reads its runs may read.')
  @inSql.through('dataSource', 'name')
  @Field(() => String)
  dataSourceName: string;

  @Field(() => SyncTriggerEnum)
  trigger: SyncTrigger;

  @Field(() => SyncRunStateEnum)
  state: SyncRunState;

  @Field(() => Int, { description: 'Pages that were read.' })
  pages: number;

  @Field(() => Int, {
    description: 'Records on them: those that said something new, that did not, and that could not be read.',
  })
  seen: number;

  @Field(() => Int, { description: 'Records that said something new.' })
  learned: number;

  @Field(() => Int, { description: 'Records that were known as they are.' })
  unchanged: number;

  @Field(() => Int, { description: 'Records that could not be read.' })
  rejected: number;

  @Field(() => String, { nullable: true, description: 'Why its next page is waited for; null while it goes on.' })
  trouble: string | null;

  @Field(() => String, { nullable: true, description: 'Why it failed, for people; null when it did not.' })
  failure: string | null;

  @Field(() => String, { nullable: true, description: 'Null where a clock began it.' })
  startedByName: string | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null while it waits for its first page.' })
  startedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null while it is under way.' })
  finishedAt: Date | null;
}

export const SyncRunConnection = connectionOf('SyncRun', () => SyncRun);
