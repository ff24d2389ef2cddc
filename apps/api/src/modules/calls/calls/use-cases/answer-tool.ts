import { setTimeout as pause } from 'node:timers/promises';
import { nextCallInstruction, parseToolCall, type ToolCall, toolAnswerInCall } from '@frontdesk/agent';
import { isProviderError, type VapiToolCall } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type ToolOutcome, useTool } from '../../../agent/runs/index.ts';
import { IntegrationError, reportFailure } from '../../../platform/integrations/index.ts';
import { agentActor } from '../actors.ts';
import { loadAgentContext } from '../agent-context.ts';
import { changeCall, lockCall, lockInvocation } from '../calls.repository.ts';
import { toolContextOf } from '../tool-context.ts';
import { applyToolEffects } from './apply-tool-effects.ts';
import { type CallReference, claimTool, type ToolAnswer, type ToolClaim } from './claim-tool.ts';

/**
 * Runs a tool call once, with one result for all duplicates. A slow tool gets an interim answer, and its effect still
 * counts.
 */
export async function answerTool(services: Services, where: CallReference, asked: VapiToolCall): Promise<ToolAnswer> {
  const claim = await claimTool(services, where, asked);
  if ('answer' in claim) return claim;
  const work = carryOut(services, claim);
  const late = new AbortController();
  const slow = pause(services.toolTimeoutMs, null, { signal: late.signal }).catch(() => null);
  const answer = await Promise.race([work, slow]);
  late.abort();
  if (answer) return answer;
  work.catch((error: unknown) => services.log.error({ err: error }, 'a slow tool of a call failed'));
  return storeAnswer(services, claim, SLOW);
}

const SLOW: ToolAnswer = {
  answer: 'This takes longer than usual. Continue with another topic, and try again.',
  failed: true,
};

async function carryOut(services: Services, claim: ToolClaim): Promise<ToolAnswer> {
  const read = parseToolCall(claim.mind.agent.callGraph, claim.mind.memory, toRawToolCall(claim.asked));
  if ('problems' in read) return storeAnswer(services, claim, { answer: read.problems.join(' '), failed: true });
  const { call } = read;
  try {
    const done = await useTool(services, { desk: toolContextOf(services, claim.where), call });
    return await storeToolResult(services, claim, { call, done });
  } catch (error) {
    const cause = error instanceof IntegrationError ? error.cause : error;
    if (!isProviderError(cause)) throw error;
    if (error instanceof IntegrationError) await reportFailure(services, error.used, cause);
    return storeAnswer(services, claim, { answer: UNREACHED, failed: true });
  }
}

/** Call in the format of the model port. Arguments that are not an object become a validation problem. */
const toRawToolCall = ({ toolCallId: id, name, arguments: given }: VapiToolCall) => ({
  id,
  name,
  arguments: given === null ? '' : JSON.stringify(given),
});

const UNREACHED = 'The calendar cannot be reached just now. Say that a colleague will be in touch about a time.';

interface ToolExecution {
  readonly call: ToolCall;
  readonly done: ToolOutcome;
}

/** Stores effects, engine memory and result in one transaction. */
const storeToolResult = (services: Services, claim: ToolClaim, { call, done }: ToolExecution): Promise<ToolAnswer> =>
  services.database.forWorkspace(claim.where.workspaceId).write(async (tx) => {
    const row = await lockCall(tx, claim.where.callId);
    if (!row) return GONE;
    await done.change?.(tx);
    const by = agentActor(services, row.workspaceId, row.id);
    const agentContext = await loadAgentContext(tx, by, row);
    const memory = toolAnswerInCall(agentContext.agent.callGraph, agentContext.memory, call, done.result);
    await changeCall(tx, row.id, { memory: JSON.parse(JSON.stringify(memory)) });
    await applyToolEffects(tx, services, { row, call, done });
    const words = nextCallInstruction(agentContext.agent.callGraph, memory);
    const answer = JSON.stringify({ ...(done.told as object), next: words });
    return toAnswer(tx, services, { claim, answer: { answer, failed: !done.result.ok } });
  });

const GONE: ToolAnswer = { answer: 'This call is not known here.', failed: true };

const storeAnswer = (services: Services, claim: ToolClaim, answer: ToolAnswer): Promise<ToolAnswer> =>
  services.database.forWorkspace(claim.where.workspaceId).write((tx) => toAnswer(tx, services, { claim, answer }));

/** The first result is final. */
async function toAnswer(
  tx: Tx,
  services: Services,
  { claim, answer }: { claim: ToolClaim; answer: ToolAnswer },
): Promise<ToolAnswer> {
  const invocation = await lockInvocation(tx, claim.id);
  if (!invocation) return answer;
  if (invocation.answer !== null) return { answer: invocation.answer, failed: invocation.failed };
  const data = { ...answer, answeredAt: services.clock(), leaseUntil: null };
  await tx.toolInvocation.updateMany({ where: { id: claim.id }, data });
  return answer;
}
