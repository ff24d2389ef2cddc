import type { DataSourceKind, FhirResource, SourceAuthorization, SyncStrategy } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  DataSourceKindEnum,
  FhirResourceEnum,
  SourceAuthorizationEnum,
  SyncStrategyEnum,
} from '../../../../graphql/enums.ts';

@InputType({ description: 'Schedule and limits for reading a source.' })
export class DataSourceRunnerInput {
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
