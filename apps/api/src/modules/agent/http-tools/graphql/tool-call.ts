import type { ToolCallError, ToolCallStatus } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeFilter, IDFilter } from '../../../../graphql/comparators.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ToolCallErrorEnum, ToolCallStatusEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { FilterBy, FilterInput, inSql } from '../../../../query-compiler/index.ts';

@ObjectType({
  implements: Node,
  description: 'A call of a tool in a conversation or call. It is deleted together with the conversation or call.',
})
export class ToolCall {
  id: string;

  @Field(() => ID, { nullable: true, description: 'Id of the HTTP tool. Null for a tool of an MCP server.' })
  toolId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the tool of an MCP server. Null for an HTTP tool.' })
  mcpToolId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the conversation. Null if the tool ran in a call.' })
  conversationId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the call. Null if the tool ran in a conversation.' })
  callId: string | null;

  @inSql.column('state')
  @Field(() => ToolCallStatusEnum, { description: 'Whether the tool succeeded.' })
  status: ToolCallStatus;

  @Field(() => String, {
    description:
      'JSON object with the arguments of the tool call and the conversation data that was sent, without secrets.',
  })
  arguments: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Values that were extracted from the response, as JSON without secrets. Null if the tool did not succeed.',
  })
  result: string | null;

  @Field(() => ToolCallErrorEnum, {
    nullable: true,
    description: 'Reason why the tool did not succeed. Null if it succeeded or the result is not stored yet.',
  })
  error: ToolCallError | null;

  @inSql.column('status')
  @Field(() => Int, { nullable: true, description: 'HTTP status of the last response. Null if there was none.' })
  responseStatus: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Time from the first request to the end of the last response, in milliseconds. Null until it is stored.',
  })
  durationMs: number | null;

  @Field(() => Int, { description: 'Number of retries after a connection error or a server error.' })
  retries: number;

  @Field(() => GraphQLDateTime, { description: 'Time of the request.' })
  requestedAt: Date;
}

@FilterInput('ToolCall', 'calls of tools')
export class ToolCallFilter {
  @FilterBy(() => IDFilter, 'Condition on the id of the HTTP tool.')
  toolId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the tool of an MCP server.')
  mcpToolId?: IDFilter | null;

  @FilterBy(
    () => [ToolCallStatusEnum],
    'Statuses of the calls. If omitted or empty, calls with any status match.',
    'state',
  )
  statuses?: ToolCallStatus[] | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the request.')
  requestedAt?: DateTimeFilter | null;
}

export const ToolCallConnection = connectionOf('ToolCall', () => ToolCall);
