import type { LanguageModelV4CallOptions, LanguageModelV4FunctionTool, LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { ModelMessage, ModelRequest, ModelTool } from '../ports/model-port.ts';

type Prompted = Pick<
  LanguageModelV4CallOptions,
  'prompt' | 'tools' | 'toolChoice' | 'temperature' | 'maxOutputTokens' | 'responseFormat'
>;

/** Converts a request to the options of the AI SDK. */
export function toCallOptions(request: ModelRequest): Prompted {
  const { messages, tools = [], toolChoice = 'auto', format, temperature, maxOutputTokens } = request;
  return {
    prompt: toPrompt(messages),
    ...(tools.length > 0 ? { tools: tools.map(toFunctionTool), toolChoice: { type: toolChoice } } : {}),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(format ? { responseFormat: { type: 'json', name: format.name, schema: { ...format.schema } } } : {}),
  };
}

const toFunctionTool = ({ name, description, parameters }: ModelTool): LanguageModelV4FunctionTool => ({
  type: 'function',
  name,
  description,
  inputSchema: { ...parameters },
  strict: true,
});

function toPrompt(messages: readonly ModelMessage[]): LanguageModelV4Prompt {
  const toolNames = new Map(
    messages.flatMap((message) =>
      message.role === 'assistant' ? (message.toolCalls ?? []).map(({ id, name }): [string, string] => [id, name]) : [],
    ),
  );
  return messages.map((message): LanguageModelV4Prompt[number] => {
    if (message.role === 'assistant') return { role: 'assistant', content: assistantContent(message) };
    if (message.role === 'tool') {
      const { toolCallId, content } = message;
      const output = { type: 'text' as const, value: content };
      const toolName = toolNames.get(toolCallId) ?? '';
      return { role: 'tool', content: [{ type: 'tool-result', toolCallId, toolName, output }] };
    }
    const { role, content } = message;
    return role === 'system' ? { role, content } : { role, content: [{ type: 'text', text: content }] };
  });
}

function assistantContent({ content, toolCalls = [] }: Extract<ModelMessage, { role: 'assistant' }>) {
  const calls = toolCalls.map(({ id, name, arguments: written }) => ({
    type: 'tool-call' as const,
    toolCallId: id,
    toolName: name,
    input: parseInput(written),
  }));
  return content ? [{ type: 'text' as const, text: content }, ...calls] : calls;
}

/** Parses the arguments of a call. Arguments that are not JSON are returned as text. */
function parseInput(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}
