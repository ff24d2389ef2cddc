import type { FhirResource } from '@frontdesk/domain';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { FhirResourceEnum } from '../../../graphql/enums.ts';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { DataSource } from './data-source.type.ts';
import { SyncRun } from './sync-run.type.ts';

/** For every result that answers with a source. */
@ObjectType()
abstract class DataSourceResult {
  @Field(() => DataSource)
  readonly dataSource: Read;

  constructor(id: string) {
    this.dataSource = byId(id);
  }
}

@ObjectType({ description: 'It is connected. Test it next; nothing is read before a run.' })
export class DataSourceCreated extends DataSourceResult {}

@ObjectType({ description: 'The next run goes by these terms.' })
export class DataSourceUpdated extends DataSourceResult {}

@ObjectType({ description: 'It is asked with these from now on.' })
export class DataSourceCredentialsSet extends DataSourceResult {}

@ObjectType({ description: 'Runs are begun, or are not, from now on.' })
export class DataSourceSwitched extends DataSourceResult {}

@ObjectType({ description: 'One thing that a record says.' })
export class SampleField {
  @Field(() => String, { description: 'As it is called in the world model.' })
  name: string;

  @Field(() => String, { description: 'Dots for viewers whose contact details are masked.' })
  value: string;
}

@ObjectType({ description: 'What a system has of one kind of record.' })
export class SourceSample {
  @Field(() => FhirResourceEnum)
  type: FhirResource;

  @Field(() => Int, { nullable: true, description: 'Null where the system does not count.' })
  count: number | null;

  @Field(() => [SampleField], {
    description: 'What the first of them says; empty where there is none, or it cannot be read.',
  })
  first: SampleField[];
}

@ObjectType({ description: 'The system answered, and was understood.' })
export class DataSourceVerified extends DataSourceResult {
  @Field(() => [SourceSample], { description: 'What came back. Nothing of it is kept.' })
  readonly samples: SourceSample[];

  constructor(id: string, samples: SourceSample[]) {
    super(id);
    this.samples = samples;
  }
}

@ObjectType({ description: 'It did not accept us, or could not be understood: `failure` has the words.' })
export class DataSourceFailed extends DataSourceResult {}

@ObjectType({ description: 'The source, its credentials and its runs are gone. What it told stays in the world.' })
export class DataSourceDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** For every result that answers with a run. */
@ObjectType()
abstract class SyncRunResult {
  @Field(() => SyncRun)
  readonly run: Read;

  constructor(id: string) {
    this.run = byId(id);
  }
}

@ObjectType({ description: 'It is in line; the run says how far it is.' })
export class SyncStarted extends SyncRunResult {}

@ObjectType({ description: 'It reads no further; what was learned stays.' })
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
export const SwitchDataSourceResult = createUnionType({
  name: 'SwitchDataSourceResult',
  types: () => [DataSourceSwitched, Refused] as const,
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
