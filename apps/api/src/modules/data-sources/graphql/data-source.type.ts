import type {
  DataSourceKind,
  FhirResource,
  SourceAuthorization,
  SourceHealth,
  SourceOffReason,
  SyncRunState,
  SyncStrategy,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import {
  DataSourceKindEnum,
  FhirResourceEnum,
  SourceAuthorizationEnum,
  SourceHealthEnum,
  SourceOffReasonEnum,
  SyncRunStateEnum,
  SyncStrategyEnum,
} from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, raw, sql } from '../../../query-compiler/index.ts';

@ObjectType({ description: 'What the viewer may do with a data source, with the reason when not.' })
export class DataSourcePermissions {
  @Field(() => Permission)
  update: Permission;

  @Field(() => Permission)
  delete: Permission;

  @Field(() => Permission)
  sync: Permission;
}

const LAST = 'Plain data of runs, which whoever reads the source may read.';

/** One column of the run that was begun last. */
const ofLastRun = (column: 'state' | 'created_at') =>
  inSql.expression(
    (spec) => sql`(select r.${raw(column)} from sync_runs r where r.workspace_id = ${spec.column('workspaceId')}
      and r.data_source_id = ${spec.column('id')} order by r.created_at desc, r.id desc limit 1)`,
  );

@ObjectType({
  description:
    'A system outside that feeds the world model: an EHR, or any other FHIR store. Its secret is nowhere in the graph.',
})
export class DataSource {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Unique in the workspace.' })
  name: string;

  @Field(() => DataSourceKindEnum)
  kind: DataSourceKind;

  @Field(() => String, { description: 'Where it is asked, without a slash at the end.' })
  baseUrl: string;

  @Field(() => SourceAuthorizationEnum)
  authorization: SourceAuthorization;

  @Field(() => String, { nullable: true, description: 'Null unless the authorization is BASIC.' })
  username: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last four characters of the secret, to know it by; null where there is none.',
  })
  secretLastFour: string | null;

  @Field(() => [FhirResourceEnum], { description: 'What is read of it, in this order.' })
  resourceTypes: FhirResource[];

  @Field(() => SyncStrategyEnum)
  strategy: SyncStrategy;

  @Field(() => Int, { nullable: true, description: 'Null unless the strategy is SCHEDULED.' })
  everyMinutes: number | null;

  @Field(() => Int, { description: 'Records that are asked for at once.' })
  pageSize: number;

  @Field(() => Int, { description: 'At most so many.' })
  requestsPerMinute: number;

  @Field(() => Int, { description: 'For how long an answer is waited for.' })
  timeoutSeconds: number;

  @Field(() => SourceOffReasonEnum, { nullable: true, description: 'Null while it is on.' })
  offReason: SourceOffReason | null;

  @Field(() => SourceHealthEnum)
  health: SourceHealth;

  @Field(() => String, { nullable: true, description: 'What went wrong last, for people; null while nothing does.' })
  failure: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When its health was found out; null for never.' })
  healthAt: Date | null;

  @Field(() => String, { nullable: true, description: 'As the system calls itself; null until it was tested.' })
  systemName: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null where no clock begins a run.' })
  nextRunAt: Date | null;

  @Public(LAST)
  @ofLastRun('created_at')
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When a run was begun last; null for never.' })
  lastRunAt: Date | null;

  @Public(LAST)
  @ofLastRun('state')
  @Field(() => SyncRunStateEnum, { nullable: true, description: 'How that run stands.' })
  lastRunState: SyncRunState | null;

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('DataSource', { update: 'update', delete: 'delete', sync: 'sync' })
  @Field(() => DataSourcePermissions, { description: 'What the viewer may do with it.' })
  viewerCan: DataSourcePermissions;
}

@ObjectType({ description: 'A FHIR server that runs beside the product in development, and a token that it knows.' })
export class DataSourceSandbox {
  @Field(() => String)
  baseUrl: string;

  @Field(() => String, { description: 'Made up; it opens nothing but the simulator.' })
  token: string;
}
