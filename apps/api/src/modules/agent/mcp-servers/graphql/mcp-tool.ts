import type { McpToolStatus, ToolCallError, ToolKind } from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { McpTool as McpToolRow } from '../../../../db/generated/client.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { McpToolStatusEnum, ToolCallErrorEnum, ToolKindEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import {
  FilterBy,
  FilterInput,
  filterWhere,
  inSql,
  ProjectedField,
  page,
  type Read,
} from '../../../../query-compiler/index.ts';
import { HttpToolArgument } from '../../http-tools/index.ts';
import { toWorkspaceTool } from '../allowed-tools.ts';
import { schemaProblem } from '../input-schema.ts';
import { allowMcpTool, blockMcpTool } from '../use-cases/mcp-tools.ts';
import { testMcpTool } from '../use-cases/test-mcp-tool.ts';

const PLAIN = 'Part of the tool.';

@ObjectType({ implements: Node, description: 'A tool of an MCP server.' })
class McpTool {
  id: string;

  @Field(() => ID, { description: 'Id of the server.' })
  serverId: string;

  @Field(() => String, { description: 'Name of the tool on the server.' })
  name: string;

  @Field(() => String, { description: 'Name by which flows use the tool, for example `mcp_shop_find_order`.' })
  flowName: string;

  @Field(() => String, { description: 'Description of the tool that the server provides. Empty if there is none.' })
  description: string;

  @Field(() => String, { description: 'JSON Schema of the arguments.' })
  inputSchema: string;

  @Field(() => String, {
    description: 'Title and hints that the server provides, as a JSON object. They are not verified.',
  })
  annotations: string;

  @Field(() => String, {
    description: 'Hash of the name, description, schema and annotations. `allowMcpTool` needs it.',
  })
  hash: string;

  @Field(() => McpToolStatusEnum, { description: 'Whether flows can use the tool.' })
  status: McpToolStatus;

  @Field(() => ToolKindEnum, {
    description: 'Whether the tool only reads data or also changes it, as specified by a member.',
  })
  effect: ToolKind;

  @Field(() => String, {
    nullable: true,
    description: 'Description that a member allowed. Null if none was allowed.',
  })
  pinnedDescription: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'JSON Schema that a member allowed. Null if none was allowed.',
  })
  pinnedSchema: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Title and hints that a member allowed, as a JSON object. Null if none were allowed.',
  })
  pinnedAnnotations: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the pinned description was allowed. Null if none was allowed.',
  })
  allowedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who allowed the pinned description. Null if none was allowed.',
  })
  allowedByName: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the tool was first read.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change of the description, schema or annotations.' })
  changedAt: Date;
}

const McpToolConnection = connectionOf('McpTool', () => McpTool);

@FilterInput('McpTool', 'tools of MCP servers')
class McpToolFilter {
  @FilterBy(
    () => [McpToolStatusEnum],
    'Statuses of the tools. If omitted or empty, tools with any status match.',
    'status',
  )
  statuses?: McpToolStatus[] | null;
}

@ObjectType({ description: 'Payload of the mutations that return a tool of an MCP server.' })
export class McpToolPayload extends Payload {
  @Field(() => McpTool, { description: 'Tool after the mutation.' })
  readonly tool: Read;
}

@ObjectType({ description: 'Result of a call of a tool of an MCP server with example arguments.' })
class McpToolTest {
  @Field(() => Int, { nullable: true, description: 'HTTP status of the last response. Null if there was none.' })
  responseStatus: number | null;

  @Field(() => Int, { description: 'Duration of the whole exchange, in milliseconds.' })
  durationMs: number;

  @Field(() => String, {
    nullable: true,
    description: 'Text of the result as a JSON object, without secrets. Null if the tool did not succeed.',
  })
  result: string | null;

  @Field(() => ToolCallErrorEnum, {
    nullable: true,
    description: 'Reason why the tool did not succeed. Null if it succeeded.',
  })
  error: ToolCallError | null;
}

@ObjectType({ description: 'Payload of `testMcpTool`.' })
export class McpToolTestPayload extends Payload {
  @Field(() => McpToolTest, { description: 'Result of the call.' })
  readonly test: McpToolTest;
}

@Resolver(() => McpTool)
export class McpToolFields {
  @Public(PLAIN)
  @inSql.row({ inputSchema: true, effect: true })
  @FieldResolver(() => [HttpToolArgument], {
    description: 'Arguments by the names that flows use. Empty if flows cannot use the tool.',
  })
  arguments(@Root() tool: McpToolRow): HttpToolArgument[] {
    return Object.entries(toWorkspaceTool(tool).args).map(([name, { type, required: isRequired }]) => ({
      name,
      type,
      isRequired,
    }));
  }

  @Public(PLAIN)
  @inSql.row({ inputSchema: true })
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Reason why flows cannot use the arguments of the tool. Null if they can.',
  })
  problem(@Root() { inputSchema }: Pick<McpToolRow, 'inputSchema'>): string | null {
    return schemaProblem(inputSchema);
  }
}

@Resolver()
export class McpToolResolver {
  @Can('read', 'McpTool')
  @ProjectedField()
  @Query(() => McpToolConnection, { description: 'Tools of all MCP servers of the workspace, newest first.' })
  mcpTools(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => McpToolFilter, { nullable: true }) filter: McpToolFilter | null,
    @InWorkspace() { ability }: WorkspaceContext,
  ) {
    return page({ first, after }, { where: filterWhere({ ability, type: McpToolFilter }, filter) });
  }

  @Can('update', 'McpTool')
  @Mutation(() => McpToolPayload, {
    description:
      'Allows flows to use a tool with exactly the description that has this hash. Refused if the server has changed it since, or if the list of tools was not read from the current URL.',
  })
  allowMcpTool(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('hash', () => String, { description: 'Hash of the description that was reviewed.' }) hash: string,
    @Arg('effect', () => ToolKindEnum, { description: 'Whether the tool only reads data or also changes it.' })
    effect: ToolKind,
  ): Promise<McpToolPayload | Refused> {
    return allowMcpTool(ctx, { id: ids.uuid(id), hash, effect });
  }

  @Can('update', 'McpTool')
  @Mutation(() => McpToolPayload, {
    description:
      'Blocks a tool. Flows that use the tool hand off, or continue at the state for the error. Calling it again has no effect.',
  })
  blockMcpTool(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<McpToolPayload> {
    return blockMcpTool(ctx, ids.uuid(id));
  }

  @Can('test', 'McpTool')
  @Mutation(() => McpToolTestPayload, {
    description: 'Calls an allowed tool with example arguments. A tool that changes data makes the change.',
  })
  testMcpTool(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('arguments', () => String, {
      description: 'Arguments as a JSON object with the names of `McpTool.arguments`, at most 8000 characters.',
    })
    args: string,
  ): Promise<McpToolTestPayload | Refused> {
    return testMcpTool(ctx, { id: ids.uuid(id), arguments: args });
  }
}
