import type { DataSourceKind, FhirResource, SourceAuthorization, SyncStrategy } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  DataSourceKindEnum,
  FhirResourceEnum,
  SourceAuthorizationEnum,
  SyncStrategyEnum,
} from '../../../graphql/enums.ts';

@InputType({ description: 'How a source is read.' })
export class DataSourceRunnerInput {
  @Field(() => SyncStrategyEnum)
  strategy: SyncStrategy;

  @Field(() => Int, { nullable: true, description: 'SCHEDULED: 5 to 1440.' })
  everyMinutes: number | null;

  @Field(() => Int, { description: 'Records on a page, 10 to 200.' })
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
    description: 'Begins with https, has a public name, port 443 or 8443, and nothing behind a ? or a #.',
  })
  baseUrl: string;

  @Field(() => [FhirResourceEnum], { description: 'At least one.' })
  resourceTypes: FhirResource[];

  @Field(() => DataSourceRunnerInput, {
    nullable: true,
    description: 'Left out: begun by hand, 100 records on a page, 120 requests in a minute, 30 seconds for an answer.',
  })
  runner?: DataSourceRunnerInput | null;
}

@InputType()
export class CreateDataSourceInput extends DataSourceTermsInput {
  @Field(() => DataSourceKindEnum)
  kind: DataSourceKind;

  @Field(() => SourceAuthorizationEnum)
  authorization: SourceAuthorization;

  @Field(() => String, { nullable: true, description: 'BASIC: 1 to 200 characters, without a colon.' })
  username?: string | null;

  @Field(() => String, { nullable: true, description: 'The token or the password. Nothing reads it back.' })
  secret?: string | null;
}

@InputType()
export class UpdateDataSourceInput extends DataSourceTermsInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The token or password for `baseUrl`. Required when `baseUrl` changes scheme, host or port and the source has credentials. Null: the stored secret stays.',
  })
  secret?: string | null;
}

@InputType()
export class SetDataSourceCredentialsInput {
  @Field(() => ID)
  id: string;

  @Field(() => SourceAuthorizationEnum)
  authorization: SourceAuthorization;

  @Field(() => String, { nullable: true, description: 'BASIC: 1 to 200 characters, without a colon.' })
  username?: string | null;

  @Field(() => String, { nullable: true, description: 'The token or the password. Nothing reads it back.' })
  secret?: string | null;
}

@InputType()
export class SwitchDataSourceInput {
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
