import type { Channel } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ChannelEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { numbers } from '../service.computed-fields.ts';

@ObjectType({ description: 'Actions that the viewer can take on a service, with the reason when not.' })
export class ServicePermissions {
  @Field(() => PermissionCheck)
  update: PermissionCheck;

  @Field(() => PermissionCheck)
  delete: PermissionCheck;
}

@ObjectType({ description: 'Handles calls and messages with a published agent and graph.' })
export class Service {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => ChannelEnum)
  channel: Channel;

  @Field(() => ID)
  agentVersionId: string;

  @Public('The agent is part of the service.')
  @inSql.through('agentVersion', 'number')
  @Field(() => Int)
  agentNumber: number;

  @Public('The agent is part of the service.')
  @inSql.through('agentVersion', 'personaName')
  @Field(() => String, { description: 'Name of the agent.' })
  agentName: string;

  @Field(() => ID)
  graphVersionId: string;

  @Public('The graph is part of the service.')
  @inSql.through('graphVersion', 'number')
  @Field(() => Int)
  graphNumber: number;

  @Public('The numbers are part of the service.')
  @inSql.expression(numbers, { plain: 'Numbers of the workspace itself.' })
  @Field(() => [String], { description: 'Assigned phone numbers in E.164.' })
  numbers: string[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the service was disabled. Null while enabled.',
  })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Service', { update: 'update', delete: 'delete' })
  @Field(() => ServicePermissions, { description: 'Actions that the viewer can take on it.' })
  viewerCan: ServicePermissions;
}

export const ServiceConnection = connectionOf('Service', () => Service);
