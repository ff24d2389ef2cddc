import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpToolInput } from '../../src/modules/agent/http-tools/http-tools.validation.ts';
import type { Caller } from './as.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { mutate } from './mutate.ts';

interface ToolRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that tools of tests request. `answer` writes its responses. */
export interface ToolServer {
  readonly origin: string;
  readonly requests: ToolRequest[];
  answer: (response: ServerResponse, request: ToolRequest) => void;
  close(): Promise<void>;
}

export const json =
  (value: unknown, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

export async function startToolServer(): Promise<ToolServer> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const received = { method, url, headers, body: Buffer.concat(parts).toString() };
      tools.requests.push(received);
      tools.answer(response, received);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const tools: ToolServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    answer: json({}),
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
  return tools;
}

/** Input that creates a tool which reads the status of an order. */
export const toolInput = (overrides: Partial<HttpToolInput> = {}): HttpToolInput => ({
  name: 'find_order',
  description: 'Returns the status of an order.',
  kind: 'READS',
  method: 'GET',
  url: 'http://127.0.0.1/orders/{order}',
  argumentSchema: JSON.stringify({
    type: 'object',
    properties: { order: { type: 'string', maxLength: 20 } },
    required: ['order'],
  }),
  headers: [],
  contextFields: [],
  resultFields: [{ name: 'status', path: 'order.status' }],
  timeoutSeconds: 2,
  idempotencyHeader: null,
  isIdempotent: false,
  ...overrides,
});

/** Creates a tool as a member. Returns its id. */
export async function addTool(fd: TestFrontdesk, who: Caller, overrides: Partial<HttpToolInput> = {}): Promise<string> {
  const made = await mutate(fd, who, 'createHttpTool', { ...toolInput(overrides) }, 'tool { id }');
  return (made['tool'] as { id: string }).id;
}

export const uniqueName = (): string => `tool_${randomUUID().replaceAll('-', '_')}`;

/** Stores a tool without validation. Returns its id. */
export async function buildTool(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { name = uniqueName(), text = 'Returns the status of an order.' } = {},
): Promise<string> {
  const at = fd.services.clock();
  const stamp = { createdAt: at, createdByName: text, updatedAt: at, updatedByName: text };
  const { id } = await fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.httpTool.create({
      data: {
        workspaceId,
        name,
        description: text,
        kind: 'READS',
        method: 'GET',
        url: `http://127.0.0.1/${encodeURIComponent(text)}`,
        argumentSchema: JSON.stringify({ type: 'object', description: text }),
        headers: [{ name: 'x-text', value: text }],
        resultFields: [{ name: 'status', path: text.replaceAll(' ', '_') }],
        idempotencyHeader: text,
        timeoutSeconds: 2,
        ...stamp,
      },
    }),
  );
  return id;
}

type ToolOfCall = { readonly toolId: string } | { readonly mcpToolId: string };

/** Stores a call of a tool in a conversation. Returns its id. */
export async function buildToolCall(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { conversationId, text = 'A7', ...tool }: ToolOfCall & { readonly conversationId: string; readonly text?: string },
): Promise<string> {
  const { id } = await fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.toolCall.create({
      data: {
        workspaceId,
        ...tool,
        conversationId,
        kind: 'READS',
        effectKey: `1.f.s.${randomUUID()}.${text}`,
        episode: 1,
        state: 'SUCCEEDED',
        arguments: JSON.stringify({ order: text }),
        result: JSON.stringify({ status: text }),
        status: 200,
        durationMs: 12,
        requestedAt: fd.services.clock(),
      },
    }),
  );
  return id;
}
