import type { Dict, Json } from '@frontdesk/agent/engine';
import { TOOL_LIMITS, type ToolContextField } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { parseJson } from '../argument-schema.ts';
import { prepareCall } from '../prepare-call.ts';
import { requestTool } from '../request-tool.ts';

/** Example facts of a conversation for tests. They contain no data of real contacts. */
export const EXAMPLE_FACTS: Readonly<Record<ToolContextField, string>> = {
  CONTACT_ID: '00000000-0000-7000-8000-000000000001',
  CONTACT_NAME: 'Test contact',
  CONTACT_PHONE: '+15555550100',
  CONTACT_EMAIL: 'test@example.com',
  LEAD_ID: '00000000-0000-7000-8000-000000000002',
  CONVERSATION_ID: '00000000-0000-7000-8000-000000000003',
};

interface TestHttpTool {
  readonly id: string;
  readonly arguments: string;
}

/**
 * Sends the request of a tool with example arguments. Disabled tools can be tested too. Tests are not recorded in the
 * call log. Refuses arguments that do not match the schema.
 */
export async function testHttpTool(ctx: WorkspaceContext, input: TestHttpTool) {
  const { services } = ctx;
  const args = input.arguments.length > TOOL_LIMITS.testArgumentsLength ? undefined : parseJson(input.arguments);
  const { tool, prepared } = await ctx.db.read(async (tx) => {
    const found = authorize(ctx, 'test', 'HttpTool', await tx.httpTool.findFirst({ where: { id: input.id } }));
    const isObject = typeof args === 'object' && args !== null && !Array.isArray(args);
    const example = { tool: found, args: args as Dict<Json>, facts: EXAMPLE_FACTS, idempotencyKey: uuidv7() };
    return { tool: found, prepared: isObject ? await prepareCall(tx, services, example) : null };
  });
  if (!prepared?.request) return refused('TOOL_ARGUMENTS_INVALID', 'arguments');
  await services.rateLimits.take('try:workspace', ctx.workspace.id);
  const { request, removeSecrets } = prepared;
  const test = await requestTool(services.outbound, { tool, request, removeSecrets });
  await ctx.db.write((tx) =>
    recordEvent(tx, ctx, {
      name: 'http_tool.tested',
      subject: { type: 'HttpTool', id: tool.id },
      after: { name: tool.name, status: test.status },
    }),
  );
  const { status: responseStatus, durationMs, retries, error } = test;
  const result = test.result && JSON.stringify(test.result);
  return { test: { responseStatus, durationMs, retries, error, result } } as const;
}
