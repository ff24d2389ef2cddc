import * as z from 'zod';
import type { Conversation, Message, SpokenLine } from '../openai/conversation.ts';
import { formatOf } from '../openai/model-simulator.ts';

const schema = z.record(z.string(), z.unknown());

const text = z.object({ type: z.literal('text'), text: z.string().min(1) });
const block = z.discriminatedUnion('type', [
  text,
  z.object({
    type: z.literal('image'),
    source: z.object({ type: z.literal('base64'), media_type: z.string().startsWith('image/'), data: z.base64() }),
  }),
  z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: schema }),
  z.object({ type: z.literal('tool_result'), tool_use_id: z.string(), content: z.unknown() }),
]);

const request = z.object({
  model: z.string(),
  max_tokens: z.number().int().positive(),
  system: z.union([z.string(), z.array(text)]).optional(),
  messages: z
    .array(
      z.object({ role: z.enum(['user', 'assistant']), content: z.union([z.string().min(1), z.array(block).min(1)]) }),
    )
    .min(1),
  temperature: z.number().min(0).max(1).optional(),
  tools: z.array(z.object({ name: z.string(), input_schema: schema })).default([]),
  tool_choice: z.object({ type: z.enum(['auto', 'any', 'tool', 'none']), name: z.string().optional() }).optional(),
  output_config: z.object({ format: z.object({ type: z.literal('json_schema'), schema }) }).optional(),
  // Streaming is rejected, because Frontdesk reads complete responses only.
  stream: z.literal(false).optional(),
});

/** Name of the tool with which the SDK requests JSON from older models. */
const JSON_TOOL = 'json';

export function fromMessages(body: unknown): Conversation {
  const { model, system, messages, tools, tool_choice: choice, output_config: output } = request.parse(body);
  const rules = typeof system === 'string' ? system : (system ?? []).map((part) => part.text).join('\n');
  const spoken = messages.flatMap(toMessages);
  const jsonTool = tools.find(({ name }) => name === JSON_TOOL && (choice?.type === 'any' || choice?.type === 'tool'));
  const requested = output?.format.schema ?? jsonTool?.input_schema ?? null;
  const input = spoken.findLast(({ role }) => role === 'user')?.content ?? '';
  return {
    model,
    format: formatOf(requested, input),
    strictSchema: requested,
    toolChoice: choice?.type ?? 'auto',
    tools: tools
      .filter((tool) => tool !== jsonTool)
      .map(({ name, input_schema: parameters }) => ({ name, parameters, strict: false })),
    messages: rules ? [{ role: 'system', content: rules, calls: [], callId: null }, ...spoken] : spoken,
  };
}

function toMessages({ role, content }: z.infer<typeof request>['messages'][number]): Message[] {
  const blocks = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content;
  const results = blocks.flatMap((part): Message[] =>
    part.type === 'tool_result'
      ? [{ role: 'tool', content: JSON.stringify(part.content), calls: [], callId: part.tool_use_id }]
      : [],
  );
  const said = blocks.flatMap((part) => (part.type === 'text' ? part.text : [])).join('');
  const calls = blocks.flatMap((part) => (part.type === 'tool_use' ? { id: part.id, name: part.name } : []));
  const image = blocks.flatMap((part) => (part.type === 'image' ? part.source.data : []))[0] ?? null;
  return said || image || calls.length > 0
    ? [...results, { role, content: said, calls, callId: null, image }]
    : results;
}

const STOP_REASONS: Readonly<Record<string, string>> = { length: 'max_tokens', content_filter: 'refusal' };

export function asMessage(conversation: Conversation, line: SpokenLine, count: number, isJsonTool: boolean) {
  const calls = (line.calls ?? []).map(({ name, arguments: given }, at) => ({
    type: 'tool_use',
    id: `toolu_sim_${count}_${at}`,
    name,
    input: typeof given === 'string' ? {} : given,
  }));
  const json =
    isJsonTool && line.text
      ? { type: 'tool_use', id: `toolu_sim_${count}`, name: JSON_TOOL, input: JSON.parse(line.text) as object }
      : null;
  const said = line.text && !json ? [{ type: 'text', text: line.text }] : [];
  const tokens = (part: string) => Math.ceil(part.length / 4);
  return {
    id: `msg_sim_${count}`,
    type: 'message',
    role: 'assistant',
    model: conversation.model,
    content: [...said, ...(json ? [json] : []), ...calls],
    stop_reason: STOP_REASONS[line.finish ?? ''] ?? (calls.length > 0 || json ? 'tool_use' : 'end_turn'),
    stop_sequence: null,
    usage: {
      input_tokens: conversation.messages.reduce((sum, { content }) => sum + tokens(content), 0),
      output_tokens: tokens(JSON.stringify(line)),
    },
  };
}
