import type { Dict, Json, WorkspaceToolKind } from '@frontdesk/agent/engine';
import { contextName, type ToolContextField } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { HttpTool } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { OutboundRequest } from '../../../egress/http-client.ts';
import { isRefused } from '../../../errors/refused.ts';
import { compileSchema } from './argument-schema.ts';
import { buildRequest } from './build-request.ts';
import { openSecrets, secretRemover } from './secrets.ts';

/** Facts of the conversation, by field. Unknown facts are absent or null. */
export type ToolFacts = Readonly<Partial<Record<ToolContextField, string | null>>>;

interface CallInput {
  readonly tool: HttpTool;
  readonly args: Dict<Json>;
  readonly facts: ToolFacts;
  readonly idempotencyKey: string;
}

export interface PreparedCall {
  /** Request to send. Null if the arguments or facts are invalid, so that no request can be sent. */
  readonly request: OutboundRequest | null;
  /** Content of the tool request, as JSON for the call log. */
  readonly sent: string;
  readonly removeSecrets: (text: string) => string;
}

/**
 * Returns the tool that a flow uses. Returns null if the tool does not exist, is disabled, or has another kind than the
 * flow expects.
 */
export async function toolOfFlow(tx: Tx, name: string, kind: WorkspaceToolKind | undefined): Promise<HttpTool | null> {
  const tool = await tx.httpTool.findFirst({ where: { name, disabledAt: null } });
  return tool?.kind === kind ? tool : null;
}

/** Validates the arguments of a tool call and builds the request. */
export async function prepareCall(
  tx: Tx,
  services: Pick<Services, 'vault'>,
  { tool, args, facts, idempotencyKey }: CallInput,
): Promise<PreparedCall> {
  const secrets = await openSecrets(services, tx, tool);
  const removeSecrets = secretRemover(secrets);
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
  const context = (tool.contextFields as ToolContextField[]).map((field) => [contextName(field), facts[field] ?? null]);
  const values: Dict<Json> = { ...given, ...Object.fromEntries(context) };
  const schema = compileSchema(tool.argumentSchema);
  const isValid = !isRefused(schema) && schema.isValid(given);
  const request = isValid ? buildRequest({ tool, secrets, values, idempotencyKey }) : null;
  return { request, sent: removeSecrets(JSON.stringify(values)), removeSecrets };
}
