import type { Channel, Environment } from '@frontdesk/domain';
import { Field, InputType } from 'type-graphql';
import { ChannelEnum, EnvironmentEnum } from '../../../../graphql/enums.ts';

@InputType()
export class CreateWorkspaceInput {
  @Field(() => String, { description: '1 to 100 characters. Not necessarily unique.' })
  name: string;

  @Field(() => String, {
    description: '3 to 48 lower-case letters, digits and single hyphens. Unique on the platform.',
  })
  slug: string;

  @Field(() => ChannelEnum, { description: 'Immutable.' })
  channel: Channel;

  @Field(() => EnvironmentEnum)
  environment: Environment;

  @Field(() => String, {
    description:
      'Country of the workspace as an ISO 3166 code, for example GB. By default only leads of this country are called and greeted.',
  })
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name, for example Europe/London. Absent: the zone of a country with only one, else UTC.',
  })
  timezone?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  description?: string | null;
}

@InputType()
export class UpdateWorkspaceInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'At most 500 characters. May be empty.' })
  description: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166 code, for example GB. Empty: none. Absent: unchanged.',
  })
  defaultCountry?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name, for example Europe/London. Absent: unchanged.',
  })
  timezone?: string | null;
}

@InputType()
export class RenameWorkspaceInput {
  @Field(() => String, {
    description: '3 to 48 lower-case letters, digits and single hyphens. Unique on the platform.',
  })
  slug: string;
}

@InputType()
export class DeleteWorkspaceInput {
  @Field(() => String, { description: 'Slug of the workspace, typed as confirmation.' })
  confirmSlug: string;
}
