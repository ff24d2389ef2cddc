import type {
  DataSourceDisabledReason,
  DataSourceKind,
  FhirResource,
  SourceAuthorization,
  SourceHealth,
  SyncRunStatus,
  SyncStrategy,
} from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import {
  DataSourceDisabledReasonEnum,
  DataSourceKindEnum,
  FhirResourceEnum,
  SourceAuthorizationEnum,
  SourceHealthEnum,
  SyncRunStatusEnum,
  SyncStrategyEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, raw, sql } from '../../../../query-compiler/index.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a data source, with the reason if not.',
})
export class DataSourcePermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can change the data source and its credentials.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the data source.' })
  delete: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can start and cancel runs.' })
  sync: PermissionCheck;
}

const LAST = "Plain data of the source's runs.";

/** SQL expression for a column of the source's latest run. */
const ofLastRun = (column: 'state' | 'created_at') =>
  inSql.expression(
    (spec) => sql`(select r.${raw(column)} from sync_runs r where r.workspace_id = ${spec.column('workspaceId')}
      and r.data_source_id = ${spec.column('id')} order by r.created_at desc, r.id desc limit 1)`,
  );

@ObjectType({
  implements: Node,
  description:
    'An external system that the workspace reads records from, for example an EHR or a REST API. No field returns its secret.',
})
export class DataSource {
  id: string;

  @Field(() => String, { description: 'Name, unique in the workspace.' })
  name: string;

  @Field(() => DataSourceKindEnum, { description: 'Protocol of the external system.' })
  kind: DataSourceKind;

  @Field(() => String, { description: 'Base URL of the system, without a trailing slash.' })
  baseUrl: string;

  @Field(() => SourceAuthorizationEnum, { description: 'How requests to the system are authenticated.' })
  authorization: SourceAuthorization;

  @Field(() => String, { nullable: true, description: 'User name. Null if the authentication method is not BASIC.' })
  username: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the header that carries the secret. Null if the authentication method is not HEADER.',
  })
  headerName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Last four characters of the secret. Null if there is no secret.',
  })
  secretLastFour: string | null;

  @Field(() => [FhirResourceEnum], {
    description: 'Types of records to read, in reading order. Empty if the kind is REST.',
  })
  resourceTypes: FhirResource[];

  @Field(() => SyncStrategyEnum, { description: 'Whether runs are started manually or on a schedule.' })
  strategy: SyncStrategy;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes between two scheduled runs. Null if runs are started manually.',
  })
  everyMinutes: number | null;

  @Field(() => Int, { description: 'Number of records per page.' })
  pageSize: number;

  @Field(() => Int, { description: 'Maximum number of requests per minute.' })
  requestsPerMinute: number;

  @Field(() => Int, { description: 'Timeout of a request, in seconds.' })
  timeoutSeconds: number;

  @Field(() => DataSourceDisabledReasonEnum, {
    nullable: true,
    description: 'Reason why the data source is disabled. Null if it is enabled.',
  })
  disabledReason: DataSourceDisabledReason | null;

  @Field(() => SourceHealthEnum, { description: 'Result of the latest health check.' })
  health: SourceHealth;

  @Field(() => String, { nullable: true, description: 'Latest error message. Null if there is no error.' })
  failure: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the latest health check. Null if no health check has taken place.',
  })
  healthAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name that the system reports. Null if the connection has not been tested yet.',
  })
  systemName: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the next scheduled run. Null if no run is scheduled.',
  })
  nextRunAt: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the mapping that the next run uses. Null if there is no mapping.',
  })
  mappingVersion: number | null;

  @Public(LAST)
  @ofLastRun('created_at')
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Start of the latest run. Null if no run has started.' })
  lastRunAt: Date | null;

  @Public(LAST)
  @ofLastRun('state')
  @Field(() => SyncRunStatusEnum, {
    nullable: true,
    description: 'Status of the latest run. Null if no run has started.',
  })
  lastRunStatus: SyncRunStatus | null;

  @Field(() => String, { description: 'Name of the member who created the data source, at that time.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the data source was created.' })
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('DataSource', { update: 'update', delete: 'delete', sync: 'sync' })
  @Field(() => DataSourcePermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: DataSourcePermissions;
}

@ObjectType({ description: 'Simulated external systems for development.' })
export class DataSourceSandbox {
  @Field(() => String, { description: 'Base URL of the simulated FHIR server, without a trailing slash.' })
  baseUrl: string;

  @Field(() => String, { description: 'Base URL of the simulated REST API, without a trailing slash.' })
  restBaseUrl: string;

  @Field(() => String, { description: 'Bearer token for the simulated systems. It is not valid anywhere else.' })
  token: string;
}
