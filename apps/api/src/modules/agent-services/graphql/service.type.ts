import type { Channel } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { ChannelEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';
import { numbers } from '../service.computed-fields.ts';

@ObjectType({ description: 'What the viewer may do to a service, with the reason when not.' })
export class ServicePermissions {
  @Field(() => Permission)
  update: Permission;

  @Field(() => Permission)
  delete: Permission;
}

@ObjectType({ description: 'What handles calls and messages: an agent and a graph as they were published.' })
export class Service {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => ChannelEnum)
  channel: Channel;

  @Field(() => ID)
  agentVersionId: string;

  @Public('Which agent it is belongs to the service.')
  @inSql.through('agentVersion', 'number')
  @Field(() => Int)
  agentNumber: number;

  @Public('Which agent it is belongs to the service.')
  @inSql.through('agentVersion', 'personaName')
  @Field(() => String, { description: 'What the agent calls itself.' })
  agentName: string;

  @Field(() => ID)
  graphVersionId: string;

  @Public('Which graph it is belongs to the service.')
  @inSql.through('graphVersion', 'number')
  @Field(() => Int)
  graphNumber: number;

  @Public('Which numbers lead to it belongs to the service.')
  @inSql.expression(numbers, { plain: 'Numbers of the workspace itself.' })
  @Field(() => [String], { description: 'The numbers of the workspace that lead to it, E.164.' })
  numbers: string[];

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when it is switched off, and takes nothing that begins; null while it is on.',
  })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Service', { update: 'update', delete: 'delete' })
  @Field(() => ServicePermissions, { description: 'What the viewer may do to it.' })
  viewerCan: ServicePermissions;
}

export const ServiceConnection = connectionOf('Service', () => Service);
