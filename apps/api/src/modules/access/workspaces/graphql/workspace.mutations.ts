import type { Channel, Environment } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ChannelEnum, EnvironmentEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Workspace } from './workspace.type.ts';

@InputType()
export class CreateWorkspaceInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters. It does not have to be unique.' })
  name: string;

  @Field(() => String, {
    description:
      'Unique name in URLs, 3 to 48 lower-case letters, digits and single hyphens. Refused if the slug is reserved or another workspace has it.',
  })
  slug: string;

  @Field(() => ChannelEnum, { description: 'Channel of the workspace. It cannot be changed later.' })
  channel: Channel;

  @Field(() => EnvironmentEnum, {
    description: 'Environment, which determines the controls that apply to the workspace.',
  })
  environment: Environment;

  @Field(() => String, {
    description:
      'Country of the workspace as an ISO 3166 code of two letters, for example GB. It cannot be changed later, and is also the initial default country. By default, only leads with a phone number of this country are called and greeted.',
  })
  country: string;

  @Field(() => String, {
    nullable: true,
    description:
      'IANA name of the time zone, for example Europe/London. If null or omitted, the time zone of the country is used, or UTC if the country does not have exactly one.',
  })
  timezone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Description of the workspace, at most 500 characters. If null or omitted, it is empty.',
  })
  description?: string | null;
}

@InputType()
export class UpdateWorkspaceInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters. It does not have to be unique.' })
  name: string;

  @Field(() => String, { description: 'Description of the workspace, at most 500 characters. Can be empty.' })
  description: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Country of phone numbers that are entered without a country code, as an ISO 3166 code of two letters. An empty string removes it. If null or omitted, it is not changed.',
  })
  defaultCountry?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name of the time zone, for example Europe/London. If null or omitted, it is not changed.',
  })
  timezone?: string | null;
}

@ObjectType({ description: 'Payload of `updateWorkspaceSlug`.' })
export class UpdateWorkspaceSlugPayload extends Payload {
  @Field(() => Workspace, { description: 'Workspace after the mutation.' })
  readonly workspace: Read;

  @Field(() => String, { description: 'Slug before the mutation. Equal to the new slug if nothing changed.' })
  readonly previousSlug: string;
}

@ObjectType({ description: 'Payload of the mutations that return a workspace.' })
export class WorkspacePayload extends Payload {
  @Field(() => Workspace, { description: 'Workspace after the mutation.' })
  readonly workspace: Read;
}

@ObjectType({ description: 'Payload of `deleteWorkspace`.' })
export class DeleteWorkspacePayload extends Payload {
  @Field(() => ID, { description: 'Id of the deleted workspace.' })
  readonly id: string;

  @Field(() => String, { description: 'Slug of the deleted workspace.' })
  readonly slug: string;
}
