import type { VapiCall, VapiToolCall } from '@frontdesk/providers';
import type { Services } from '../../../context/context.ts';
import { callIdOf } from '../calls.repository.ts';
import { answerTool } from './answer-tool.ts';

interface Asked {
  readonly workspaceId: string;
  readonly call: VapiCall;
  readonly calls: readonly VapiToolCall[];
}

type Result = { name: string; toolCallId: string } & ({ result: string } | { error: string });

/** CB-16: one result for each call, in one line, whatever it came to: anything else the provider does not hear. */
export async function answerTools(services: Services, { workspaceId, call, calls }: Asked): Promise<object> {
  const db = services.database.inWorkspace(workspaceId);
  const callId = await db.read((tx) => callIdOf(tx, call.callId, call.reference));
  const results: Result[] = [];
  // One after the other: what the second may do depends on what the first came to.
  for (const asked of calls)
    results.push(callId ? await oneOf(services, { workspaceId, callId }, asked) : unknownCall(asked));
  return { results };
}

const unknownCall = ({ id, name }: VapiToolCall): Result => ({
  name,
  toolCallId: id,
  error: 'This call is not known here.',
});

interface Where {
  readonly workspaceId: string;
  readonly callId: string;
}

async function oneOf(services: Services, where: Where, asked: VapiToolCall): Promise<Result> {
  const named = { name: asked.name, toolCallId: asked.id };
  try {
    const { answer, failed } = await answerTool(services, where, asked);
    return failed ? { ...named, error: oneLine(answer) } : { ...named, result: oneLine(answer) };
  } catch (error) {
    services.log.error({ err: error }, 'a tool of a call came to nothing');
    return { ...named, error: 'Something went wrong here. Say that a colleague will be in touch.' };
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
