import type { ModelReply, ModelRequest } from '@frontdesk/providers';
import { simulateModel } from '@frontdesk/simulators';

/** Answers with the simulated model of the demo, for tests that need more than `obedientModel`. */
export function simulatedModel({ messages, format }: ModelRequest): Pick<ModelReply, 'text' | 'toolCalls'> {
  const { text = null } = simulateModel({
    model: 'gpt-simulated',
    messages: messages.map(({ role, content }) => ({ role, content: String(content), calls: [], callId: null })),
    tools: [],
    toolChoice: 'none',
    format: format?.name ?? null,
    strictSchema: null,
  });
  return { text, toolCalls: [] };
}
