import { setTimeout as pause } from 'node:timers/promises';
import { type CallRequest, readCallTool } from '@frontdesk/agent/engine';
import { type VapiCall, type VapiToolAnswer, type VapiToolCall, vapiToolAnswers } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import { callIdOf } from '../calls.repository.ts';
import { processCallEvent } from '../jobs/process-call-event-job.ts';
import { hasNewUtterance } from '../transcript.ts';
import { advanceCall, finishPendingEffects } from './advance-call.ts';
import { type CallReference, claimTool, SLOW, storeAnswer, type ToolAnswer, type ToolClaim } from './claim-tool.ts';

interface ToolRequests {
  readonly workspaceId: string;
  readonly call: VapiCall;
  readonly calls: readonly VapiToolCall[];
}

/** Returns one single-line result per tool call, because the provider ignores any other format (CB-16). */
export async function answerTools(services: Services, { workspaceId, call, calls }: ToolRequests): Promise<object> {
  const db = services.database.forWorkspace(workspaceId);
  const callId = await db.read((tx) => callIdOf(tx, call.callId, call.reference));
  const answers: VapiToolAnswer[] = [];
  // Tool calls run in sequence, because later calls depend on earlier results.
  for (const asked of calls) {
    const tool = callId && { where: { workspaceId, callId }, providerId: call.callId, asked };
    const outcome = tool ? await outcomeOf(services, tool) : UNKNOWN;
    answers.push({ toolCallId: asked.toolCallId, name: asked.name, outcome });
  }
  return vapiToolAnswers(answers);
}

type ToolOutcome = VapiToolAnswer['outcome'];

const UNKNOWN: ToolOutcome = { ok: false, error: 'This call is not known here.' };
const DEFECT: ToolOutcome = { ok: false, error: 'Something went wrong here. Say that a colleague will be in touch.' };

async function outcomeOf(services: Services, tool: AskedTool): Promise<ToolOutcome> {
  try {
    const { answer, failed } = await answerTool(services, tool);
    return failed ? { ok: false, error: answer } : { ok: true, result: answer };
  } catch (error) {
    services.log.error({ err: error }, 'a tool call had no result');
    return DEFECT;
  }
}

interface AskedTool {
  readonly where: CallReference;
  /** Id of the call assigned by the provider. */
  readonly providerId: string;
  readonly asked: VapiToolCall;
}

/**
 * Runs a tool call once and returns the same result for all duplicates. If the tool is slow, returns an interim result
 * while the tool continues.
 */
async function answerTool(services: Services, tool: AskedTool): Promise<ToolAnswer> {
  const claim = await claimTool(services, tool.where, tool.asked);
  if ('answer' in claim) return claim;
  const work = runTool(services, claim, tool);
  const late = new AbortController();
  const slow = pause(services.toolTimeoutMs, null, { signal: late.signal }).catch(() => null);
  const answer = await Promise.race([work, slow]);
  late.abort();
  if (answer) return answer;
  work.catch((error: unknown) => services.log.error({ err: error }, 'a slow tool of a call failed'));
  // The lease is kept, so that the next tool waits until this one completes.
  return storeAnswer(services, claim, SLOW, { isRunning: true });
}

async function runTool(services: Services, claim: ToolClaim, { providerId, asked }: AskedTool): Promise<ToolAnswer> {
  const request = readCallTool(asked.name, asked.arguments);
  if (request.type === 'invalid')
    return storeAnswer(services, claim, { answer: request.problems.join(' '), failed: true });
  await finishPendingEffects(services, claim.where);
  await waitForUtterance(services, claim.where, { providerId, request });
  return advanceCall(services, claim, request);
}

const WAIT_MS = 100;
const WAITS = 15;

/**
 * Applies the stored events of the call. If the tool call is a report, also waits up to about 1.5 seconds for the
 * transcript of the reported utterance, which can arrive after the report.
 */
async function waitForUtterance(
  services: Services,
  { workspaceId, callId }: CallReference,
  { providerId, request }: { providerId: string; request: CallRequest },
): Promise<void> {
  for (let waits = 0; ; waits += 1) {
    await applyWaitingEvents(services, workspaceId, providerId);
    if (request.type !== 'report' || waits >= WAITS) return;
    const isHeard = await services.database.forWorkspace(workspaceId).read((tx) => hasNewUtterance(tx, callId));
    if (isHeard) return;
    await pause(WAIT_MS);
  }
}

const MOST = 100;

/**
 * Applies up to `MOST` stored events of a call that no worker has processed, oldest first. Afterwards, the latest
 * transcript is available.
 */
async function applyWaitingEvents(services: Services, workspaceId: string, providerId: string): Promise<void> {
  const waiting = await services.database.forWorkspace(workspaceId).read((tx) =>
    tx.inboundEvent.findMany({
      where: { provider: 'VAPI', reference: providerId, processedAt: null },
      orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
      take: MOST,
      select: { id: true },
    }),
  );
  for (const { id } of waiting) await processCallEvent(services, { workspaceId, id });
}
