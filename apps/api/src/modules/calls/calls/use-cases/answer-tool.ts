import { setTimeout as pause } from 'node:timers/promises';
import { type CallRequest, readCallTool } from '@frontdesk/agent/engine';
import type { VapiToolCall } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import { hasNewUtterance } from '../utterances.ts';
import { advanceCall, finishPendingEffects } from './advance-call.ts';
import { applyWaitingEvents } from './apply-waiting-events.ts';
import { type CallReference, claimTool, SLOW, type ToolAnswer, type ToolClaim } from './claim-tool.ts';
import { storeAnswer } from './store-answer.ts';

export interface AskedTool {
  readonly where: CallReference;
  /** Id of the call at the provider. */
  readonly providerId: string;
  readonly asked: VapiToolCall;
}

/**
 * Runs a tool call once and returns the same result for all duplicates. If the tool is slow, an interim answer is
 * returned and the tool continues.
 */
export async function answerTool(services: Services, tool: AskedTool): Promise<ToolAnswer> {
  const claim = await claimTool(services, tool.where, tool.asked);
  if ('answer' in claim) return claim;
  const work = runTool(services, claim, tool);
  const late = new AbortController();
  const slow = pause(services.toolTimeoutMs, null, { signal: late.signal }).catch(() => null);
  const answer = await Promise.race([work, slow]);
  late.abort();
  if (answer) return answer;
  work.catch((error: unknown) => services.log.error({ err: error }, 'a slow tool of a call failed'));
  // The lease remains until the work has ended, so that the next tool waits.
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
 * Waits for the transcript of the reported utterance, which can arrive after the report. Applies stored events of the
 * call first.
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
