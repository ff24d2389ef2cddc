import type { Channel, Environment } from '@frontdesk/domain';
import { Field, InputType } from 'type-graphql';
import { ChannelEnum, EnvironmentEnum } from '../../../graphql/enums.ts';

@InputType()
export class CreateWorkspaceInput {
  @Field(() => String, { description: '1 to 100 characters; need not be unique.' })
  name: string;

  @Field(() => String, {
    description: '3 to 48 lower-case letters, digits and single hyphens; unique on the platform.',
  })
  slug: string;

  @Field(() => ChannelEnum, { description: 'Can never be changed.' })
  channel: Channel;

  @Field(() => EnvironmentEnum)
  environment: Environment;

  @Field(() => String, {
    description: 'Where the workspace operates, ISO 3166, as in GB. Only leads of this country are called and greeted.',
  })
  country: string;

  @Field(() => String, { nullable: true, description: 'Up to 500 characters.' })
  description?: string | null;
}

@InputType()
export class UpdateWorkspaceInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Up to 500 characters; may be empty.' })
  description: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166, as in GB; empty: none; left out: as it is.' })
  defaultCountry?: string | null;
}

@InputType()
export class RenameWorkspaceInput {
  @Field(() => String, {
    description: '3 to 48 lower-case letters, digits and single hyphens; unique on the platform.',
  })
  slug: string;
}

@InputType()
export class DeleteWorkspaceInput {
  @Field(() => String, { description: "The workspace's slug, typed by the person who deletes it." })
  confirmSlug: string;
}
