import type { FhirResource } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FhirResourceEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { DataSource } from './data-source.type.ts';
import { SyncRun } from './sync-run.type.ts';

/** Implemented by every result with a data source. */
@ObjectType()
abstract class DataSourceResult {
  @Field(() => DataSource)
  readonly dataSource: Read;
}

@ObjectType({ description: 'The source is connected. Nothing is read before the first run. Test the connection next.' })
export class DataSourceCreated extends DataSourceResult {
  readonly type: 'DataSourceCreated';
}

@ObjectType({ description: 'The changes apply from the next run.' })
export class DataSourceUpdated extends DataSourceResult {
  readonly type: 'DataSourceUpdated';
}

@ObjectType({ description: 'The new credentials are used from now on.' })
export class DataSourceCredentialsSet extends DataSourceResult {
  readonly type: 'DataSourceCredentialsSet';
}

@ObjectType({ description: 'Runs were enabled or disabled.' })
export class DataSourceEnabledSet extends DataSourceResult {
  readonly type: 'DataSourceEnabledSet';
}

@ObjectType({ description: 'One field of a sample record.' })
export class PreviewField {
  @Field(() => String, { description: 'Field name in the world model.' })
  name: string;

  @Field(() => String, { description: 'Masked for viewers with masked contact details.' })
  value: string;
}

@ObjectType({ description: 'Preview of one resource type.' })
export class SourceSample {
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
export class DataSourceVerified extends DataSourceResult {
  readonly type: 'DataSourceVerified';

  @Field(() => [SourceSample], { description: 'Sample records. They are not stored.' })
  readonly samples: SourceSample[];
}

@ObjectType({ description: 'The connection failed; see `failure`.' })
export class DataSourceFailed extends DataSourceResult {
  readonly type: 'DataSourceFailed';
}

@ObjectType({ description: 'The source, its credentials and its runs were deleted. World events from it stay.' })
export class DataSourceDeleted {
  readonly type: 'DataSourceDeleted';

  @Field(() => ID)
  readonly id: string;
}

/** Implemented by every result with a run. */
@ObjectType()
abstract class SyncRunResult {
  @Field(() => SyncRun)
  readonly run: Read;
}

@ObjectType({ description: 'The run is queued and shows its progress.' })
export class SyncStarted extends SyncRunResult {
  readonly type: 'SyncStarted';
}

@ObjectType({ description: 'The run stops. Data read so far stays.' })
export class SyncCancelled extends SyncRunResult {
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
