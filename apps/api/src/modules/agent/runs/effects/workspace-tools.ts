import {
  type Dict,
  episodeOfEffect,
  type Json,
  type ToolError,
  type ToolName,
  type WorkspaceToolKind,
} from '@frontdesk/agent/engine';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { ToolCall } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { ToolFacts, ToolResponse } from '../../http-tools/index.ts';
import { type FlowTool, flowTool, type PreparedTool } from '../../workspace-tools/index.ts';
import { type EffectInput, type EffectOutcome, type EffectTool, failed } from './effect.ts';

interface FlowCall {
  readonly tool: ToolName;
  /** Kind of the tool at the time the contact confirmed the tool call. */
  readonly kind?: WorkspaceToolKind;
  readonly in: { readonly conversationId: string } | { readonly callId: string };
}

/**
 * Returns the effect that calls a workspace tool. A tool call that makes a change is stored before the request is sent.
 * If the result is lost, the call is not retried unless the provider detects duplicate requests.
 */
export const callWorkspaceTool =
  (call: FlowCall): EffectTool =>
  async (services: Services, input: EffectInput): Promise<EffectOutcome> => {
    const opened = await input.within((tx) => openCall(tx, services, { call, input }));
    if (!opened) return failed('FAILED');
    if ('code' in opened) return failed(opened.code);
    if ('known' in opened) return { result: resultOf(opened.known.state, opened.known) };
    const { tool, prepared, row } = opened;
    if (!prepared.send) return { ...failed('INVALID'), change: (tx) => storeCall(tx, row, NOT_SENT) };
    const response = await prepared.send(services.outbound);
    const { state, status, result } = response;
    return {
      result: resultOf(state, { status, result: result && JSON.stringify(result) }),
      change: async (tx) => {
        await storeCall(tx, row, response);
        await tool.learn(tx, input.by, response);
      },
    };
  };

const NOT_SENT: ToolResponse = {
  state: 'FAILED',
  error: 'ARGUMENTS',
  status: null,
  durationMs: 0,
  retries: 0,
  result: null,
};

type NewCall = Omit<ToolCall, 'state' | 'result' | 'error' | 'status' | 'durationMs' | 'retries'>;

type OpenedCall =
  | { readonly code: ToolError }
  | { readonly known: Pick<ToolCall, 'state' | 'status' | 'result'> }
  | { readonly tool: FlowTool; readonly prepared: PreparedTool; readonly row: NewCall };

/** Checks whether a tool can run. If the tool makes changes, stores the call before the request. */
async function openCall(
  tx: Tx,
  services: Services,
  { call, input }: { readonly call: FlowCall; readonly input: EffectInput },
): Promise<OpenedCall> {
  const tool = await flowTool(tx, services, { name: call.tool, kind: call.kind });
  if (!tool) return { code: 'NOT_CONNECTED' };
  const before = await tx.toolCall.findFirst({ where: { ...call.in, effectKey: input.key } });
  if (before && before.state !== 'REQUESTED') return { known: before };
  if (before && !tool.isIdempotent) {
    // An earlier process sent the request or was about to send it, and the result of that request is lost.
    await tx.toolCall.updateMany({ where: { id: before.id }, data: { state: 'UNKNOWN', error: 'INTERRUPTED' } });
    return { code: 'UNKNOWN' };
  }
  const id = before?.id ?? uuidv7();
  const facts = await factsOf(tx, call, input);
  const prepared = await tool.prepare(tx, { args: input.args, facts, idempotencyKey: id });
  const episode = episodeOfEffect(input.key);
  const row: NewCall = {
    workspaceId: input.workspaceId,
    id,
    toolId: null,
    mcpToolId: null,
    ...tool.owner,
    kind: tool.kind,
    conversationId: null,
    callId: null,
    ...call.in,
    effectKey: input.key,
    episode,
    arguments: prepared.sent,
    requestedAt: services.clock(),
  };
  if (tool.kind === 'READS' || before) return { tool, prepared, row };
  const earlier = { ...call.in, ...tool.owner, episode, kind: 'CHANGES', state: { not: 'FAILED' } };
  if (await tx.toolCall.findFirst({ where: earlier, select: { id: true } })) return { code: 'ALREADY_DONE' };
  await tx.toolCall.create({ data: { ...row, state: 'REQUESTED' } });
  return { tool, prepared, row };
}

/** Reads the facts of the conversation. There is no contact for a phone caller with a withheld number. */
async function factsOf(tx: Tx, { in: place }: FlowCall, input: EffectInput): Promise<ToolFacts> {
  const contactId = await input.contactIdOf(tx);
  const contact = contactId === null ? null : await tx.contact.findFirst({ where: { id: contactId } });
  const lead = await input.leadOf(tx);
  return {
    CONTACT_ID: contactId,
    CONTACT_NAME: contact?.name ?? null,
    CONTACT_PHONE: contact?.phone ?? null,
    CONTACT_EMAIL: contact?.email ?? null,
    LEAD_ID: contactId === null ? null : (lead?.id ?? null),
    CONVERSATION_ID: 'conversationId' in place ? place.conversationId : place.callId,
  };
}

/** Stores the result of a tool call in the transaction that stores the result of the effect. */
async function storeCall(
  tx: Tx,
  row: NewCall,
  { state, error, status, durationMs, retries, result }: ToolResponse,
): Promise<void> {
  const data = { state, error, status, durationMs, retries, result: result && JSON.stringify(result) };
  const { workspaceId, id } = row;
  await tx.toolCall.upsert({
    where: { workspaceId_id: { workspaceId, id } },
    create: { ...row, ...data },
    update: data,
  });
}

const NOT_FOUND_STATUS: readonly (number | null)[] = [404, 410];

function resultOf(state: string, { status, result }: Pick<ToolCall, 'status' | 'result'>): EffectOutcome['result'] {
  if (state === 'SUCCEEDED') return { ok: true, data: JSON.parse(result ?? '{}') as Dict<Json> };
  if (state === 'UNKNOWN') return { ok: false, code: 'UNKNOWN' };
  return { ok: false, code: NOT_FOUND_STATUS.includes(status) ? 'NOT_FOUND' : 'FAILED' };
}
