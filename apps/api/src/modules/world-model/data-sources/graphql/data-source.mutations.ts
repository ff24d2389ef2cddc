import type { DataSourceKind, FhirResource, SourceAuthorization, SyncStrategy } from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  DataSourceKindEnum,
  FhirResourceEnum,
  SourceAuthorizationEnum,
  SyncStrategyEnum,
} from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { DataSource } from './data-source.type.ts';
import { SyncRun } from './sync-run.ts';

@InputType({ description: 'Schedule and limits of the runs of a data source.' })
class DataSourceRunnerInput {
  @Field(() => SyncStrategyEnum, { description: 'Whether runs are started manually or on a schedule.' })
  strategy: SyncStrategy;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes between two scheduled runs, 5 to 1440. Required if the strategy is SCHEDULED.',
  })
  everyMinutes: number | null;

  @Field(() => Int, { description: 'Number of records per page, 10 to 200.' })
  pageSize: number;

  @Field(() => Int, { description: 'Maximum number of requests per minute, 1 to 600.' })
  requestsPerMinute: number;

  @Field(() => Int, { description: 'Timeout of a request in seconds, 5 to 60.' })
  timeoutSeconds: number;
}

@InputType()
abstract class DataSourceTermsInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters, unique in the workspace.' })
  name: string;

  @Field(() => String, {
    description:
      'Base URL of the external system. It must use https and a public host name on port 443 or 8443, without a query or fragment.',
  })
  baseUrl: string;

  @Field(() => [FhirResourceEnum], { description: 'Types of records to read, at least one.' })
  resourceTypes: FhirResource[];

  @Field(() => DataSourceRunnerInput, {
    nullable: true,
    description:
      'Schedule and limits of runs. If omitted, runs are started manually, with 100 records per page, 120 requests per minute and a timeout of 30 seconds.',
  })
  runner?: DataSourceRunnerInput | null;
}

@InputType()
export class CreateDataSourceInput extends DataSourceTermsInput {
  @Field(() => DataSourceKindEnum, { description: 'Protocol of the external system.' })
  kind: DataSourceKind;

  @Field(() => SourceAuthorizationEnum, { description: 'How requests to the system are authenticated.' })
  authorization: SourceAuthorization;

  @Field(() => String, {
    nullable: true,
    description: 'User name, 1 to 200 characters without a colon. Required if the authentication method is BASIC.',
  })
  username?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Bearer token or password. Required if the authentication method is BEARER or BASIC. It is stored encrypted, and no field returns it.',
  })
  secret?: string | null;
}

@InputType()
export class UpdateDataSourceInput extends DataSourceTermsInput {
  @Field(() => ID, { description: 'Id of the data source.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Bearer token or password for `baseUrl`. Required if the source has credentials and the scheme, host or port of `baseUrl` changes. If null or omitted, the stored secret is not changed.',
  })
  secret?: string | null;
}

@InputType()
export class SetDataSourceCredentialsInput {
  @Field(() => ID, { description: 'Id of the data source.' })
  id: string;

  @Field(() => SourceAuthorizationEnum, { description: 'How requests to the system are authenticated.' })
  authorization: SourceAuthorization;

  @Field(() => String, {
    nullable: true,
    description: 'User name, 1 to 200 characters without a colon. Required if the authentication method is BASIC.',
  })
  username?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Bearer token or password. Required if the authentication method is BEARER or BASIC. It is stored encrypted, and no field returns it.',
  })
  secret?: string | null;
}

@InputType()
export class SetDataSourceEnabledInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean)
  on: boolean;
}

@InputType()
abstract class OneDataSourceInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class VerifyDataSourceInput extends OneDataSourceInput {}

@InputType()
export class StartSyncInput extends OneDataSourceInput {}

@InputType()
export class DeleteDataSourceInput extends OneDataSourceInput {}

@InputType()
export class CancelSyncInput {
  @Field(() => ID, { description: 'Id of the run.' })
  id: string;
}

/** Base class of results that contain a data source. */
@ObjectType()
abstract class DataSourceResult {
  @Field(() => DataSource)
  readonly dataSource: Read;
}

@ObjectType({
  description: 'Result of connecting a data source. Nothing is read before the first run. Test the connection next.',
})
class DataSourceCreated extends DataSourceResult {
  readonly type: 'DataSourceCreated';
}

@ObjectType({ description: 'Result of changing a data source. The changes apply from the next run.' })
class DataSourceUpdated extends DataSourceResult {
  readonly type: 'DataSourceUpdated';
}

@ObjectType({ description: 'Result of replacing the credentials. The next request uses the new credentials.' })
class DataSourceCredentialsSet extends DataSourceResult {
  readonly type: 'DataSourceCredentialsSet';
}

@ObjectType({ description: 'Result of enabling or disabling runs of a data source.' })
class DataSourceEnabledSet extends DataSourceResult {
  readonly type: 'DataSourceEnabledSet';
}

@ObjectType({ description: 'A field of a sample record.' })
class PreviewField {
  @Field(() => String, { description: 'Name of the field in the world model.' })
  name: string;

  @Field(() => String, { description: 'Value of the field. Masked for viewers who may not see contact details.' })
  value: string;
}

@ObjectType({ description: 'Sample records of one resource type.' })
class SourceSample {
  @Field(() => FhirResourceEnum, { description: 'Type of the records.' })
  type: FhirResource;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of records in the external system. Null if the system does not report it.',
  })
  count: number | null;

  @Field(() => [PreviewField], {
    description: 'Fields of the first record. Empty if there is no record or it cannot be read.',
  })
  first: PreviewField[];
}

@ObjectType({ description: 'Result of a successful connection test.' })
class DataSourceVerified extends DataSourceResult {
  readonly type: 'DataSourceVerified';

  @Field(() => [SourceSample], { description: 'Sample records of each type. They are not stored.' })
  readonly samples: SourceSample[];
}

@ObjectType({
  description: 'Result of a failed connection test. The field `failure` of the data source contains the error.',
})
class DataSourceFailed extends DataSourceResult {
  readonly type: 'DataSourceFailed';
}

@ObjectType({
  description: 'Result of deleting a data source. Its credentials and runs were deleted, and its world events remain.',
})
class DataSourceDeleted {
  readonly type: 'DataSourceDeleted';

  @Field(() => ID)
  readonly id: string;
}

/** Base class of results that contain a run. */
@ObjectType()
abstract class SyncRunResult {
  @Field(() => SyncRun)
  readonly run: Read;
}

@ObjectType({ description: 'Result of starting a run. The run is queued.' })
class SyncStarted extends SyncRunResult {
  readonly type: 'SyncStarted';
}

@ObjectType({ description: 'Result of canceling a run. Data that was already read remains.' })
class SyncCancelled extends SyncRunResult {
  readonly type: 'SyncCancelled';
}

export const CreateDataSourceResult = resultUnion('CreateDataSourceResult', DataSourceCreated, Refused);
export const UpdateDataSourceResult = resultUnion('UpdateDataSourceResult', DataSourceUpdated, Refused);
export const SetDataSourceCredentialsResult = resultUnion(
  'SetDataSourceCredentialsResult',
  DataSourceCredentialsSet,
  Refused,
);
export const SetDataSourceEnabledResult = resultUnion('SetDataSourceEnabledResult', DataSourceEnabledSet, Refused);
export const VerifyDataSourceResult = resultUnion(
  'VerifyDataSourceResult',
  DataSourceVerified,
  DataSourceFailed,
  Refused,
);
export const DeleteDataSourceResult = resultUnion('DeleteDataSourceResult', DataSourceDeleted, Refused);
export const StartSyncResult = resultUnion('StartSyncResult', SyncStarted, Refused);
export const CancelSyncResult = resultUnion('CancelSyncResult', SyncCancelled, Refused);
