import type { McpAuthorization } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { McpAuthorizationEnum } from '../../../../graphql/enums.ts';

@InputType()
abstract class McpServerTermsInput {
  @Field(() => String, {
    description: 'URL of the streamable HTTP endpoint, with https and a public host.',
  })
  url: string;

  @Field(() => McpAuthorizationEnum, { description: 'How requests are authorized.' })
  authorization: McpAuthorization;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the header with the secret, for example `Authorization`. Required with `HEADER`.',
  })
  headerName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Value of the header with 8 to 2000 printable characters, stored encrypted. Null to keep the stored value.',
  })
  headerValue?: string | null;

  @Field(() => Int, { description: 'Time limit of a tool call in seconds, 1 to 20.' })
  timeoutSeconds: number;
}

@InputType()
export class ConnectMcpServerInput extends McpServerTermsInput {
  @Field(() => String, {
    description:
      'Name of the server: at most 20 lower-case letters, digits and underscores, unique. It is part of the names of its tools and cannot be changed.',
  })
  name: string;
}

@InputType()
export class UpdateMcpServerInput extends McpServerTermsInput {
  @Field(() => ID, { description: 'Id of the server.' })
  id: string;

  @Field(() => Int, { description: 'Revision of the server that the change is based on.' })
  revision: number;
}
