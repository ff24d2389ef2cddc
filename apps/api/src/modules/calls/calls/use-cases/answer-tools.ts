import { type VapiCall, type VapiToolAnswer, type VapiToolCall, vapiToolAnswers } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import { callIdOf } from '../calls.repository.ts';
import { type AskedTool, answerTool } from './answer-tool.ts';

interface ToolRequests {
  readonly workspaceId: string;
  readonly call: VapiCall;
  readonly calls: readonly VapiToolCall[];
}

/** Returns one single-line result per tool call, because the provider ignores other formats (CB-16). */
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
