import type { McpAuthorization, McpReadError, McpServerStatus } from '@frontdesk/domain';
import { Arg, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { McpAuthorizationEnum, McpReadErrorEnum, McpServerStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { connectMcpServer, deleteMcpServer, refreshMcpServer, updateMcpServer } from '../use-cases/mcp-servers.ts';
import { ConnectMcpServerInput, UpdateMcpServerInput } from './mcp-server.inputs.ts';

@ObjectType({
  implements: Node,
  description: 'A server of the Model Context Protocol whose tools flows of the agent can use.',
})
class McpServer {
  id: string;

  @Field(() => String, { description: 'Name of the server, which is part of the names of its tools in flows.' })
  name: string;

  @Field(() => String, { description: 'URL of the streamable HTTP endpoint.' })
  url: string;

  @Field(() => McpAuthorizationEnum, { description: 'How requests are authorized.' })
  authorization: McpAuthorization;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the header with the secret. Null if requests are not authorized. The value of the header cannot be read.',
  })
  headerName: string | null;

  @Field(() => Int, { description: 'Time limit of a tool call in seconds.' })
  timeoutSeconds: number;

  @Field(() => McpServerStatusEnum, { description: 'Whether the list of tools was read.' })
  status: McpServerStatus;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the list of tools was last read. Null if it was not read from the current URL.',
  })
  lastReadAt: Date | null;

  @Field(() => McpReadErrorEnum, {
    nullable: true,
    description: 'Reason why the list of tools was not read or was read only in part. Null if it was read completely.',
  })
  lastError: McpReadError | null;

  @Field(() => Int, {
    description:
      'Number of tools in the list that are not shown, because their description or schema is too long or their name is not unique.',
  })
  skippedTools: number;

  @Field(() => GraphQLDateTime, { description: 'Time at which the server was connected.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the member or key that connected the server.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change of the server or its status.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Name of the member or key that last changed the settings.' })
  updatedByName: string;

  @Field(() => Int, { description: 'Number that increases with each change of the settings, starting with 1.' })
  revision: number;
}

const McpServerConnection = connectionOf('McpServer', () => McpServer);

@ObjectType({ description: 'Payload of the mutations that return an MCP server.' })
export class McpServerPayload extends Payload {
  @Field(() => McpServer, { description: 'Server after the mutation.' })
  readonly server: Read;
}

@Resolver()
export class McpServerResolver {
  @Can('read', 'McpServer')
  @ProjectedField()
  @Query(() => McpServerConnection, { description: 'MCP servers of the workspace, newest first, at most 10.' })
  mcpServers(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('read', 'McpServer')
  @ProjectedField()
  @Query(() => McpServer, { description: 'An MCP server of the workspace.' })
  mcpServer(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('create', 'McpServer')
  @Mutation(() => McpServerPayload, {
    description:
      'Connects an MCP server. Its tools are read soon afterwards. Flows cannot use a tool before a member has allowed it.',
  })
  connectMcpServer(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ConnectMcpServerInput) input: ConnectMcpServerInput,
  ): Promise<McpServerPayload | Refused> {
    return connectMcpServer(ctx, input);
  }

  @Can('update', 'McpServer')
  @Mutation(() => McpServerPayload, {
    description:
      'Changes the URL or the authorization of an MCP server, and reads its tools again. If the URL changes, each tool must be allowed again. If the host changes, the value of the header must be entered again. Refused if the server was changed since the given revision.',
  })
  updateMcpServer(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateMcpServerInput) input: UpdateMcpServerInput,
  ): Promise<McpServerPayload | Refused> {
    return updateMcpServer(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'McpServer')
  @Mutation(() => McpServerPayload, {
    description: 'Reads the tools of an MCP server again. They are also read once a day.',
  })
  refreshMcpServer(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<McpServerPayload> {
    return refreshMcpServer(ctx, ids.uuid(id));
  }

  @Can('delete', 'McpServer')
  @Mutation(() => DeletedPayload, {
    description: 'Deletes an MCP server with its tools and their log. Flows that use one of its tools hand off.',
  })
  deleteMcpServer(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteMcpServer(ctx, ids.uuid(id));
  }
}
