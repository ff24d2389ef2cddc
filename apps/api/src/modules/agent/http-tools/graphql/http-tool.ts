import type {
  ToolCallError,
  ToolContextField,
  ToolHeader,
  ToolKind,
  ToolMethod,
  ToolResultField,
} from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { HttpTool as HttpToolRow } from '../../../../db/generated/client.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ToolCallErrorEnum, ToolContextFieldEnum, ToolKindEnum, ToolMethodEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, filterWhere, inSql, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import {
  createHttpTool,
  deleteHttpTool,
  disableHttpTool,
  enableHttpTool,
  updateHttpTool,
} from '../use-cases/http-tools.ts';
import { testHttpTool } from '../use-cases/test-http-tool.ts';
import { toWorkspaceTool } from '../workspace-tools.ts';
import { CreateHttpToolInput, UpdateHttpToolInput } from './http-tool.inputs.ts';
import { ToolCallConnection, ToolCallFilter } from './tool-call.ts';

const PLAIN = 'Part of the tool.';

@ObjectType({ description: 'A header of the requests of a tool.' })
class HttpToolHeader {
  @Field(() => String, { description: 'Name of the header.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Value of the header. Null if it is a secret.' })
  value: string | null;
}

@ObjectType({ description: 'A value that a tool extracts from the response.' })
class HttpToolResultField {
  @Field(() => String, { description: 'Name by which flows use the value.' })
  name: string;

  @Field(() => String, { description: 'Path of the value in the JSON response.' })
  path: string;
}

@ObjectType({ description: 'An argument of a tool.' })
export class HttpToolArgument {
  @Field(() => String, { description: 'Name of the argument.' })
  name: string;

  @Field(() => String, { description: 'Type of the argument: `text`, `number`, `boolean` or `any`.' })
  type: string;

  @Field(() => Boolean, { description: 'Whether the argument is required.' })
  isRequired: boolean;
}

@ObjectType({ implements: Node, description: 'An HTTP request that flows of the agent can make.' })
class HttpTool {
  id: string;

  @Field(() => String, { description: 'Name by which flows use the tool.' })
  name: string;

  @Field(() => String, { description: 'What the tool does.' })
  description: string;

  @Field(() => ToolKindEnum, { description: 'Whether the tool only reads data or also changes it.' })
  kind: ToolKind;

  @Field(() => ToolMethodEnum, { description: 'HTTP method of the requests.' })
  method: ToolMethod;

  @Field(() => String, { description: 'URL with placeholders in the path and the query.' })
  url: string;

  @Field(() => String, { description: 'JSON Schema of the arguments.' })
  argumentSchema: string;

  @Field(() => [ToolContextFieldEnum], {
    description: 'Data of the conversation that is sent in addition to the arguments.',
  })
  contextFields: ToolContextField[];

  @Field(() => Int, { description: 'Time limit of a call in seconds.' })
  timeoutSeconds: number;

  @Field(() => String, {
    nullable: true,
    description: 'Header with a unique key that is the same in each attempt of a call. Null if no key is sent.',
  })
  idempotencyHeader: string | null;

  @Field(() => Boolean, { description: 'Whether a change is retried with the same key after an error.' })
  isIdempotent: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the tool was disabled. Null if it is enabled.',
  })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the tool was created.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the member or key that created the tool.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Name of the member or key that made the last change.' })
  updatedByName: string;

  @Field(() => Int, { description: 'Number that increases with each change, starting with 1.' })
  revision: number;
}

const HttpToolConnection = connectionOf('HttpTool', () => HttpTool);

@ObjectType({ description: 'Payload of the mutations that return a tool.' })
export class HttpToolPayload extends Payload {
  @Field(() => HttpTool, { description: 'Tool after the mutation.' })
  readonly tool: Read;
}

@ObjectType({ description: 'Result of a request of a tool with example arguments.' })
class HttpToolTest {
  @Field(() => Int, { nullable: true, description: 'HTTP status of the last response. Null if there was none.' })
  responseStatus: number | null;

  @Field(() => Int, { description: 'Time from the first request to the end of the last response, in milliseconds.' })
  durationMs: number;

  @Field(() => Int, { description: 'Number of retries after a connection error or a server error.' })
  retries: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Values that were extracted from the response, as JSON without secrets. Null if the tool did not succeed.',
  })
  result: string | null;

  @Field(() => ToolCallErrorEnum, {
    nullable: true,
    description: 'Reason why the tool did not succeed. Null if it succeeded.',
  })
  error: ToolCallError | null;
}

@ObjectType({ description: 'Payload of `testHttpTool`.' })
export class HttpToolTestPayload extends Payload {
  @Field(() => HttpToolTest, { description: 'Result of the request.' })
  readonly test: HttpToolTest;
}

@Resolver(() => HttpTool)
export class HttpToolFields {
  @Public(PLAIN)
  @inSql.row({ headers: true })
  @FieldResolver(() => [HttpToolHeader], { description: 'Headers of the requests. Values of secrets cannot be read.' })
  headers(@Root() { headers }: { headers: ToolHeader[] }): ToolHeader[] {
    return headers;
  }

  @Public(PLAIN)
  @inSql.row({ resultFields: true })
  @FieldResolver(() => [HttpToolResultField], { description: 'Values that flows can use.' })
  resultFields(@Root() { resultFields }: { resultFields: ToolResultField[] }): ToolResultField[] {
    return resultFields;
  }

  @Public(PLAIN)
  @inSql.row({ argumentSchema: true, kind: true, resultFields: true })
  @FieldResolver(() => [HttpToolArgument], { description: 'Arguments that the JSON Schema describes.' })
  arguments(@Root() tool: HttpToolRow): HttpToolArgument[] {
    return Object.entries(toWorkspaceTool(tool).args).map(([name, { type, required: isRequired }]) => ({
      name,
      type,
      isRequired,
    }));
  }
}

@Resolver()
export class HttpToolResolver {
  @Can('read', 'HttpTool')
  @ProjectedField()
  @Query(() => HttpToolConnection, { description: 'HTTP tools of the workspace, newest first, at most 50.' })
  httpTools(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('read', 'HttpTool')
  @ProjectedField()
  @Query(() => HttpTool, { description: 'An HTTP tool of the workspace.' })
  httpTool(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'ToolCall')
  @ProjectedField()
  @Query(() => ToolCallConnection, { description: 'Calls of tools in conversations and calls, newest first.' })
  toolCalls(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ToolCallFilter, { nullable: true }) filter: ToolCallFilter | null,
    @InWorkspace() { ability }: WorkspaceContext,
  ) {
    return page({ first, after }, { by: 'requestedAt', where: filterWhere({ ability, type: ToolCallFilter }, filter) });
  }

  @Can('create', 'HttpTool')
  @Mutation(() => HttpToolPayload, { description: 'Creates an HTTP tool, which flows of the agent can use.' })
  createHttpTool(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateHttpToolInput) input: CreateHttpToolInput,
  ): Promise<HttpToolPayload | Refused> {
    return createHttpTool(ctx, input);
  }

  @Can('update', 'HttpTool')
  @Mutation(() => HttpToolPayload, {
    description:
      'Changes an HTTP tool. Published flows use the change immediately. Refused if it was changed since the given revision. If the host changes, secrets must be entered again.',
  })
  updateHttpTool(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateHttpToolInput) input: UpdateHttpToolInput,
  ): Promise<HttpToolPayload | Refused> {
    return updateHttpTool(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'HttpTool')
  @Mutation(() => HttpToolPayload, {
    description:
      'Enables a disabled HTTP tool. Refused if a secret header has no value. Calling it again has no effect.',
  })
  enableHttpTool(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<HttpToolPayload | Refused> {
    return enableHttpTool(ctx, ids.uuid(id));
  }

  @Can('update', 'HttpTool')
  @Mutation(() => HttpToolPayload, {
    description:
      'Disables an HTTP tool. Flows that use the tool hand off, or continue at the state for the error. Calling it again has no effect.',
  })
  disableHttpTool(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<HttpToolPayload> {
    return disableHttpTool(ctx, ids.uuid(id));
  }

  @Can('delete', 'HttpTool')
  @Mutation(() => DeletedPayload, {
    description: 'Deletes an HTTP tool with its log. Flows that use the tool hand off.',
  })
  deleteHttpTool(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteHttpTool(ctx, ids.uuid(id));
  }

  @Can('test', 'HttpTool')
  @Mutation(() => HttpToolTestPayload, {
    description:
      'Sends one request of an HTTP tool with example arguments and an example contact. A tool that changes data makes the change.',
  })
  testHttpTool(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('arguments', () => String, { description: 'Arguments as a JSON object, at most 8000 characters.' })
    args: string,
  ): Promise<HttpToolTestPayload | Refused> {
    return testHttpTool(ctx, { id: ids.uuid(id), arguments: args });
  }
}
