import type { SourceFailure } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { SourceFailureEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { previewSourceMapping, updateSourceMapping } from '../use-cases/source-mappings.ts';
import { DataSourcePayload } from './data-source.mutations.ts';
import { SourceMappingInput } from './source-mapping.ts';

@InputType()
class UpdateSourceMappingInput {
  @Field(() => ID, { description: 'Id of the data source.' })
  dataSourceId: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Version on which the change is based. Null if the source has no mapping.',
  })
  version: number | null;

  @Field(() => SourceMappingInput, { description: 'New mapping.' })
  mapping: SourceMappingInput;
}

@InputType()
class PreviewSourceMappingInput {
  @Field(() => ID, { description: 'Id of the data source.' })
  dataSourceId: string;

  @Field(() => SourceMappingInput, {
    nullable: true,
    description: 'Mapping to try. If null or omitted, the records are returned without mapping them.',
  })
  mapping?: SourceMappingInput | null;
}

@ObjectType({ description: 'A field of a previewed record.' })
class PreviewedField {
  @Field(() => String, { description: 'Name of the field in the world model.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'Value of the field. Null if the record has none. Masked for viewers who may not see contact details.',
  })
  value: string | null;
}

@ObjectType({ description: 'A record of the external system and its mapping. It is not stored.' })
class PreviewedRecord {
  @Field(() => String, {
    description:
      'Record as JSON, at most 10,000 characters. All values are masked for viewers who may not see contact details.',
  })
  raw: string;

  @Field(() => String, {
    nullable: true,
    description: 'External id of the record. Null without a mapping, or if the record has no valid id.',
  })
  externalId: string | null;

  @Field(() => [PreviewedField], {
    description: 'Mapped fields. Empty without a mapping, or if the record is rejected.',
  })
  fields: PreviewedField[];

  @Field(() => String, {
    nullable: true,
    description: 'Reason why the record is rejected. Null if it is not rejected.',
  })
  rejection: string | null;
}

@ObjectType({ description: 'Payload of `previewSourceMapping`.' })
class PreviewSourceMappingPayload extends Payload {
  @Field(() => [PreviewedRecord], {
    nullable: true,
    description: 'First records of the system, at most 20. Null if the request failed.',
  })
  readonly records: PreviewedRecord[] | null;

  @Field(() => SourceFailureEnum, {
    nullable: true,
    description: 'Kind of the failure of the request. Null if it succeeded.',
  })
  readonly failureCode: SourceFailure | null;

  @Field(() => String, { nullable: true, description: 'Why the request failed. Null if it succeeded.' })
  readonly failure: string | null;
}

@Resolver()
export class SourceMappingResolver {
  @Can('update', 'DataSource')
  @Mutation(() => DataSourcePayload, {
    description:
      'Stores a new version of the mapping of a REST source. Refused during a run. The next run reads all records.',
  })
  updateSourceMapping(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSourceMappingInput) input: UpdateSourceMappingInput,
  ): Promise<DataSourcePayload | Refused> {
    return updateSourceMapping(ctx, { ...input, dataSourceId: ids.uuid(input.dataSourceId) });
  }

  @Can('update', 'DataSource')
  @Mutation(() => PreviewSourceMappingPayload, {
    description: 'Reads the first records of a REST source and maps them. Nothing is stored.',
  })
  previewSourceMapping(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => PreviewSourceMappingInput) { dataSourceId, mapping }: PreviewSourceMappingInput,
  ): Promise<PreviewSourceMappingPayload | Refused> {
    return previewSourceMapping(ctx, { dataSourceId: ids.uuid(dataSourceId), mapping: mapping ?? null });
  }
}
