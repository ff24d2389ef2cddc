import type {
  DataSourceDisabledReason,
  DataSourceKind,
  FhirResource,
  SourceAuthorization,
  SourceHealth,
  SyncRunState,
  SyncStrategy,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import {
  DataSourceDisabledReasonEnum,
  DataSourceKindEnum,
  FhirResourceEnum,
  SourceAuthorizationEnum,
  SourceHealthEnum,
  SyncRunStateEnum,
  SyncStrategyEnum,
} from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, raw, sql } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'Actions that the viewer can take on a data source, with the reason when not.' })
export class DataSourcePermissions {
  @Field(() => PermissionCheck)
  update: PermissionCheck;

  @Field(() => PermissionCheck)
  delete: PermissionCheck;

  @Field(() => PermissionCheck)
  sync: PermissionCheck;
}

const LAST = "Plain data of the source's runs.";

/** SQL expression: a column of the source's latest run. */
const ofLastRun = (column: 'state' | 'created_at') =>
  inSql.expression(
    (spec) => sql`(select r.${raw(column)} from sync_runs r where r.workspace_id = ${spec.column('workspaceId')}
      and r.data_source_id = ${spec.column('id')} order by r.created_at desc, r.id desc limit 1)`,
  );

@ObjectType({
  description:
    'An external system that feeds the world model: an EHR or another FHIR server. No field returns its secret.',
})
export class DataSource {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Unique in the workspace.' })
  name: string;

  @Field(() => DataSourceKindEnum)
  kind: DataSourceKind;

  @Field(() => String, { description: 'Base URL without a trailing slash.' })
  baseUrl: string;

  @Field(() => SourceAuthorizationEnum)
  authorization: SourceAuthorization;

  @Field(() => String, { nullable: true, description: 'Null unless the authorization is BASIC.' })
  username: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Last four characters of the secret. Null without a secret.',
  })
  secretLastFour: string | null;

  @Field(() => [FhirResourceEnum], { description: 'Resource types to read, in order.' })
  resourceTypes: FhirResource[];

  @Field(() => SyncStrategyEnum)
  strategy: SyncStrategy;

  @Field(() => Int, { nullable: true, description: 'Null unless the strategy is SCHEDULED.' })
  everyMinutes: number | null;

  @Field(() => Int, { description: 'Records per page.' })
  pageSize: number;

  @Field(() => Int, { description: 'Maximum requests per minute.' })
  requestsPerMinute: number;

  @Field(() => Int, { description: 'Timeout of a request, in seconds.' })
  timeoutSeconds: number;

  @Field(() => DataSourceDisabledReasonEnum, { nullable: true, description: 'Why it is disabled. Null while enabled.' })
  disabledReason: DataSourceDisabledReason | null;

  @Field(() => SourceHealthEnum)
  health: SourceHealth;

  @Field(() => String, { nullable: true, description: 'Latest error for members. Null while there is none.' })
  failure: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the latest health check. Null before the first.',
  })
  healthAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Name reported by the system. Null before the first test.' })
  systemName: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the next scheduled run. Null without a schedule.',
  })
  nextRunAt: Date | null;

  @Public(LAST)
  @ofLastRun('created_at')
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Start of the latest run. Null before the first.' })
  lastRunAt: Date | null;

  @Public(LAST)
  @ofLastRun('state')
  @Field(() => SyncRunStateEnum, { nullable: true, description: 'State of the latest run.' })
  lastRunState: SyncRunState | null;

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('DataSource', { update: 'update', delete: 'delete', sync: 'sync' })
  @Field(() => DataSourcePermissions, { description: 'Actions that the viewer can take on it.' })
  viewerCan: DataSourcePermissions;
}

@ObjectType({ description: 'A FHIR simulator for development, with a valid token.' })
export class DataSourceSandbox {
  @Field(() => String)
  baseUrl: string;

  @Field(() => String, { description: 'Valid for the simulator only.' })
  token: string;
}
