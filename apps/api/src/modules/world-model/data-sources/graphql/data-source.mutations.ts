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

@InputType({ description: 'Schedule and limits for reading a source.' })
class DataSourceRunnerInput {
  @Field(() => SyncStrategyEnum)
  strategy: SyncStrategy;

  @Field(() => Int, { nullable: true, description: 'Interval of SCHEDULED, 5 to 1440.' })
  everyMinutes: number | null;

  @Field(() => Int, { description: 'Records per page, 10 to 200.' })
  pageSize: number;

  @Field(() => Int, { description: '1 to 600.' })
  requestsPerMinute: number;

  @Field(() => Int, { description: '5 to 60.' })
  timeoutSeconds: number;
}

@InputType()
abstract class DataSourceTermsInput {
  @Field(() => String, { description: '1 to 100 characters, unique in the workspace.' })
  name: string;

  @Field(() => String, {
    description: 'Must use https and a public host name on port 443 or 8443, without query or fragment.',
  })
  baseUrl: string;

  @Field(() => [FhirResourceEnum], { description: 'At least one.' })
  resourceTypes: FhirResource[];

  @Field(() => DataSourceRunnerInput, {
    nullable: true,
    description: 'Absent: manual runs, 100 records per page, 120 requests per minute, 30 seconds timeout.',
  })
  runner?: DataSourceRunnerInput | null;
}

@InputType()
export class CreateDataSourceInput extends DataSourceTermsInput {
  @Field(() => DataSourceKindEnum)
  kind: DataSourceKind;

  @Field(() => SourceAuthorizationEnum)
  authorization: SourceAuthorization;

  @Field(() => String, { nullable: true, description: 'For BASIC: 1 to 200 characters, without a colon.' })
  username?: string | null;

  @Field(() => String, { nullable: true, description: 'Token or password. It cannot be read back.' })
  secret?: string | null;
}

@InputType()
export class UpdateDataSourceInput extends DataSourceTermsInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Token or password for `baseUrl`. Required when `baseUrl` changes scheme, host or port and the source has credentials. Null keeps the stored secret.',
  })
  secret?: string | null;
}

@InputType()
export class SetDataSourceCredentialsInput {
  @Field(() => ID)
  id: string;

  @Field(() => SourceAuthorizationEnum)
  authorization: SourceAuthorization;

  @Field(() => String, { nullable: true, description: 'For BASIC: 1 to 200 characters, without a colon.' })
  username?: string | null;

  @Field(() => String, { nullable: true, description: 'Token or password. It cannot be read back.' })
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
  @Field(() => ID, { description: 'The run.' })
  id: string;
}

/** Base class of results that contain a data source. */
@ObjectType()
abstract class DataSourceResult {
  @Field(() => DataSource)
  readonly dataSource: Read;
}

@ObjectType({ description: 'The source is connected. Nothing is read before the first run. Test the connection next.' })
class DataSourceCreated extends DataSourceResult {
  readonly type: 'DataSourceCreated';
}

@ObjectType({ description: 'The changes apply from the next run.' })
class DataSourceUpdated extends DataSourceResult {
  readonly type: 'DataSourceUpdated';
}

@ObjectType({ description: 'The new credentials are used from now on.' })
class DataSourceCredentialsSet extends DataSourceResult {
  readonly type: 'DataSourceCredentialsSet';
}

@ObjectType({ description: 'Runs were enabled or disabled.' })
class DataSourceEnabledSet extends DataSourceResult {
  readonly type: 'DataSourceEnabledSet';
}

@ObjectType({ description: 'One field of a sample record.' })
class PreviewField {
  @Field(() => String, { description: 'Field name in the world model.' })
  name: string;

  @Field(() => String, { description: 'Masked for viewers with masked contact details.' })
  value: string;
}

@ObjectType({ description: 'Preview of one resource type.' })
class SourceSample {
  @Field(() => FhirResourceEnum)
  type: FhirResource;

  @Field(() => Int, { nullable: true, description: 'Null when the system does not count.' })
  count: number | null;

  @Field(() => [PreviewField], {
    description: 'Fields of the first record. Empty when there is none or it cannot be read.',
  })
  first: PreviewField[];
}

@ObjectType({ description: 'The connection works.' })
class DataSourceVerified extends DataSourceResult {
  readonly type: 'DataSourceVerified';

  @Field(() => [SourceSample], { description: 'Sample records. They are not stored.' })
  readonly samples: SourceSample[];
}

@ObjectType({ description: 'The connection failed; see `failure`.' })
class DataSourceFailed extends DataSourceResult {
  readonly type: 'DataSourceFailed';
}

@ObjectType({ description: 'The source, its credentials and its runs were deleted. World events from it stay.' })
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

@ObjectType({ description: 'The run is queued and shows its progress.' })
class SyncStarted extends SyncRunResult {
  readonly type: 'SyncStarted';
}

@ObjectType({ description: 'The run stops. Data read so far stays.' })
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
