import type { FhirResource } from '@frontdesk/domain';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { FhirResourceEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { DataSource } from './data-source.type.ts';
import { SyncRun } from './sync-run.type.ts';

/** Implemented by every result with a data source. */
@ObjectType()
abstract class DataSourceResult {
  @Field(() => DataSource)
  readonly dataSource: Read;

  constructor(id: string) {
    this.dataSource = byId(id);
  }
}

@ObjectType({ description: 'The source is connected. Nothing is read before the first run. Test the connection next.' })
export class DataSourceCreated extends DataSourceResult {}

@ObjectType({ description: 'The changes apply from the next run.' })
export class DataSourceUpdated extends DataSourceResult {}

@ObjectType({ description: 'The new credentials are used from now on.' })
export class DataSourceCredentialsSet extends DataSourceResult {}

@ObjectType({ description: 'Runs were enabled or disabled.' })
export class DataSourceEnabledSet extends DataSourceResult {}

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
  @Field(() => [SourceSample], { description: 'Sample records. They are not stored.' })
  readonly samples: SourceSample[];

  constructor(id: string, samples: SourceSample[]) {
    super(id);
    this.samples = samples;
  }
}

@ObjectType({ description: 'The connection failed; see `failure`.' })
export class DataSourceFailed extends DataSourceResult {}

@ObjectType({ description: 'The source, its credentials and its runs were deleted. World events from it stay.' })
export class DataSourceDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** Implemented by every result with a run. */
@ObjectType()
abstract class SyncRunResult {
  @Field(() => SyncRun)
  readonly run: Read;

  constructor(id: string) {
    this.run = byId(id);
  }
}

@ObjectType({ description: 'The run is queued and shows its progress.' })
export class SyncStarted extends SyncRunResult {}

@ObjectType({ description: 'The run stops. Data read so far stays.' })
export class SyncCancelled extends SyncRunResult {}

export const CreateDataSourceResult = createUnionType({
  name: 'CreateDataSourceResult',
  types: () => [DataSourceCreated, Refused] as const,
});
export const UpdateDataSourceResult = createUnionType({
  name: 'UpdateDataSourceResult',
  types: () => [DataSourceUpdated, Refused] as const,
});
export const SetDataSourceCredentialsResult = createUnionType({
  name: 'SetDataSourceCredentialsResult',
  types: () => [DataSourceCredentialsSet, Refused] as const,
});
export const SetDataSourceEnabledResult = createUnionType({
  name: 'SetDataSourceEnabledResult',
  types: () => [DataSourceEnabledSet, Refused] as const,
});
export const VerifyDataSourceResult = createUnionType({
  name: 'VerifyDataSourceResult',
  types: () => [DataSourceVerified, DataSourceFailed, Refused] as const,
});
export const DeleteDataSourceResult = createUnionType({
  name: 'DeleteDataSourceResult',
  types: () => [DataSourceDeleted, Refused] as const,
});
export const StartSyncResult = createUnionType({
  name: 'StartSyncResult',
  types: () => [SyncStarted, Refused] as const,
});
export const CancelSyncResult = createUnionType({
  name: 'CancelSyncResult',
  types: () => [SyncCancelled, Refused] as const,
});
