import type { TestPolicy } from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { TestPolicyEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, type Read } from '../../../../query-compiler/index.ts';
import { publishedNumber, serviceNames } from '../agent.reads.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on an agent, with the reason if not.',
})
class AgentPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can edit the draft and rename the agent.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the agent.' })
  delete: PermissionCheck;
}

@ObjectType({
  implements: Node,
  description: 'A named agent of the workspace, with its own draft and its own versions.',
})
export class Agent {
  id: string;

  @Field(() => String, { description: 'Name of the agent in the workspace. Contacts see the name of the persona.' })
  name: string;

  @Field(() => Boolean, {
    description:
      'Whether the agent handles phone numbers without a service. A workspace has exactly one default agent.',
  })
  isDefault: boolean;

  @Public('The versions are part of the agent.')
  @inSql.expression(publishedNumber, { plain: 'A number of the workspace itself.' })
  @Field(() => Int, { nullable: true, description: 'Number of the latest version. Null if no version was published.' })
  publishedNumber: number | null;

  @Public('The services are part of the agent.')
  @inSql.expression(serviceNames, { plain: 'Names that members have chosen.' })
  @Field(() => [String], { description: 'Names of the services that use the agent, in alphabetical order.' })
  services: string[];

  @Field(() => TestPolicyEnum, { description: 'Which test results are required to publish the agent.' })
  testPolicy: TestPolicy;

  @Field(() => GraphQLDateTime, { description: 'Time at which the agent was created.' })
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Agent', { update: 'update', delete: 'delete' })
  @Field(() => AgentPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: AgentPermissions;
}

export const AgentConnection = connectionOf('Agent', () => Agent);

@InputType()
export class CreateAgentInput {
  @Field(() => String, { description: 'Name of the agent, unique in the workspace.' })
  name: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the agent whose draft and limits are copied. If null or omitted, the agent starts with the default draft.',
  })
  copiedAgentId?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return an agent.' })
export class AgentPayload extends Payload {
  @Field(() => Agent, { description: 'Agent after the mutation.' })
  readonly agent: Read;
}
