import type { Channel } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { DateTimeFilter, IDFilter, StringFilter } from '../../../../graphql/comparators.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ChannelEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ListOrder } from '../../../../graphql/list-order.ts';
import { Node } from '../../../../graphql/node.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import {
  FilterBy,
  FilterInput,
  filterWhere,
  inSql,
  NEWEST_FIRST,
  orderOf,
  ProjectedField,
  page,
  type Read,
} from '../../../../query-compiler/index.ts';
import { graphNumber, numbers, versionNumber } from '../service.computed-fields.ts';
import { createService, deleteService, updateService } from '../use-cases/services.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a service, with the reason if not.',
})
class ServicePermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can change the service.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the service.' })
  delete: PermissionCheck;
}

@ObjectType({
  implements: Node,
  description: 'An agent with its published version and context graph, which handles calls or messages on one channel.',
})
class Service {
  id: string;

  @Field(() => String, { description: 'Name of the service, unique in the workspace.' })
  name: string;

  @Field(() => ChannelEnum, { description: 'Channel of the calls or messages that the service handles.' })
  channel: Channel;

  @Field(() => ID, { description: 'Id of the agent that the service uses.' })
  agentId: string;

  @Public('The agent is part of the service.')
  @inSql.through('agent', 'name')
  @Field(() => String, { description: 'Name of the agent.' })
  agentName: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the pinned agent version. Null if the service uses the latest published version.',
  })
  agentVersionId: string | null;

  @Public('The agent is part of the service.')
  @inSql.expression(versionNumber, { plain: 'A number of the workspace itself.' })
  @Field(() => Int, { description: 'Number of the agent version that the service currently uses.' })
  agentNumber: number;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the pinned context graph. Null if the service uses the graph of the agent version or the latest graph.',
  })
  graphVersionId: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the service uses the context graph of the latest published version, although its agent version is pinned.',
  })
  isGraphLatest: boolean;

  @Public('The graph is part of the service.')
  @inSql.expression(graphNumber, { plain: 'A number of the workspace itself.' })
  @Field(() => Int, { description: 'Number of the context graph that the service currently uses.' })
  graphNumber: number;

  @Public('The numbers are part of the service.')
  @inSql.expression(numbers, { plain: 'Numbers of the workspace itself.' })
  @Field(() => [String], { description: 'Phone numbers that are assigned to the service, in E.164 format.' })
  numbers: string[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the service was disabled. Null if the service is enabled.',
  })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the service was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Service', { update: 'update', delete: 'delete' })
  @Field(() => ServicePermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: ServicePermissions;
}

const ServiceConnection = connectionOf('Service', () => Service);

@FilterInput('Service', 'services')
class ServiceFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(() => StringFilter, 'Condition on the name.')
  name?: StringFilter | null;

  @FilterBy(
    () => [ChannelEnum],
    'Channels of the services. If omitted or empty, services on any channel match.',
    'channel',
  )
  channels?: Channel[] | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the agent.')
  agentId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the pinned agent version.')
  agentVersionId?: IDFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the service was disabled.')
  disabledAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the service was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;
}

@InputType()
class CreateServiceInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters, unique in the workspace.' })
  name: string;

  @Field(() => ID, { description: 'Id of the agent.' })
  agentId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a published version of the agent. If null, the service always uses the latest published version.',
  })
  agentVersionId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the version whose context graph is used. If null, the graph of the agent version is used.',
  })
  graphVersionId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the context graph of the latest published version is used, although the agent version is pinned. Must not be true with `graphVersionId`. If null or omitted, it is false.',
  })
  isGraphLatest?: boolean | null;
}

@InputType()
class UpdateServiceInput extends CreateServiceInput {
  @Field(() => ID, { description: 'Id of the service.' })
  id: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the service is enabled. New calls and conversations on the numbers of a disabled service are refused. If omitted, the value is not changed.',
  })
  enabled?: boolean | null;
}

@ObjectType({ description: 'Payload of the mutations that return a service.' })
export class ServicePayload extends Payload {
  @Field(() => Service, { description: 'Service after the mutation.' })
  readonly service: Read;
}

@Resolver()
export class ServiceResolver {
  @Can('read', 'Service')
  @ProjectedField()
  @Query(() => ServiceConnection, { description: 'Services of the workspace. By default, newest first.' })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  services(
    @InWorkspace() { ability }: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ServiceFilter, { nullable: true }) filter: ServiceFilter | null,
    @Arg('orderBy', () => ListOrder, { nullable: true, description: 'Order of the list. If omitted, newest first.' })
    orderBy: ListOrder | null,
  ) {
    const where = filterWhere({ ability, type: ServiceFilter }, filter);
    return page({ first, after }, { ...orderOf(orderBy, NEWEST_FIRST), where });
  }

  @Can('create', 'Service')
  @Mutation(() => ServicePayload, {
    description: 'Creates a service for a published agent. Refused if no version of the agent is published.',
  })
  createService(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateServiceInput) input: CreateServiceInput,
  ): Promise<ServicePayload | Refused> {
    return createService(ctx, bound(input));
  }

  @Can('update', 'Service')
  @Mutation(() => ServicePayload, {
    description: 'Changes the name, the agent and the versions of a service, or enables or disables it.',
  })
  updateService(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateServiceInput) input: UpdateServiceInput,
  ): Promise<ServicePayload | Refused> {
    return updateService(ctx, { ...bound(input), id: ids.uuid(input.id), enabled: input.enabled });
  }

  @Can('delete', 'Service')
  @Mutation(() => DeletedPayload, {
    description: 'Deletes a service. Refused if it has calls, phone numbers or sequences.',
  })
  deleteService(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteService(ctx, { id: ids.uuid(id) });
  }
}

const bound = ({ name, agentId, agentVersionId, graphVersionId, isGraphLatest }: CreateServiceInput) => ({
  name,
  agentId: ids.uuid(agentId),
  agentVersionId: agentVersionId == null ? agentVersionId : ids.uuid(agentVersionId),
  graphVersionId: graphVersionId == null ? graphVersionId : ids.uuid(graphVersionId),
  isGraphLatest: isGraphLatest ?? undefined,
});
