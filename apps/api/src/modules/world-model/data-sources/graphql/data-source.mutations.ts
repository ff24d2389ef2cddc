import type { DataSourceKind, FhirResource, SourceAuthorization, SyncStrategy } from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  DataSourceKindEnum,
  FhirResourceEnum,
  SourceAuthorizationEnum,
  SyncStrategyEnum,
} from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { DataSource } from './data-source.type.ts';
import { RestSourceRequest } from './source-mapping.ts';
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

  @Field(() => [FhirResourceEnum], {
    nullable: true,
    description: 'Types of records to read, at least one. Must be empty or omitted if the kind is REST.',
  })
  resourceTypes?: FhirResource[] | null;

  @Field(() => RestSourceRequest, {
    nullable: true,
    description: 'Requests that read the records. Required if the kind is REST, otherwise it must be omitted.',
  })
  request?: RestSourceRequest | null;

  @Field(() => DataSourceRunnerInput, {
    nullable: true,
    description:
      'Schedule and limits of runs. If null, runs are started manually, with 100 records per page, 120 requests per minute and a timeout of 30 seconds.',
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
      'Name of the header that carries the secret, for example `X-Api-Key`. Required if the authentication method is HEADER.',
  })
  headerName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Bearer token, password or key. Required for each authentication method except NONE. It is stored encrypted, and no field returns it.',
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
export class UpdateDataSourceCredentialsInput {
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
      'Name of the header that carries the secret, for example `X-Api-Key`. Required if the authentication method is HEADER.',
  })
  headerName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Bearer token, password or key. Required for each authentication method except NONE. It is stored encrypted, and no field returns it.',
  })
  secret?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return a data source.' })
export class DataSourcePayload extends Payload {
  @Field(() => DataSource, { description: 'Data source after the mutation.' })
  readonly dataSource: Read;
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

@ObjectType({ description: 'Payload of `verifyDataSource`.' })
export class VerifyDataSourcePayload extends Payload {
  @Field(() => DataSource, { description: 'Data source after the mutation.' })
  readonly dataSource: Read;

  @Field(() => [SourceSample], {
    nullable: true,
    description:
      'Sample records of each type, which are not stored. Null if the connection failed; `dataSource.failure` contains the reason.',
  })
  readonly samples: SourceSample[] | null;
}

@ObjectType({ description: 'Payload of the mutations that return a run of a data source.' })
export class SyncRunPayload extends Payload {
  @Field(() => SyncRun, { description: 'The sync run after the mutation.' })
  readonly run: Read;
}
