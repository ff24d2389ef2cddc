import * as z from 'zod';

/** Common representation of requests to the Chat Completions API and the Responses API. */
export interface Conversation {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
  readonly toolChoice: string;
  /** Name of the requested JSON schema. Null if the request has no schema. */
  readonly format: string | null;
  /** The requested JSON schema. Null if the schema is not strict. */
  readonly strictSchema: Readonly<Record<string, unknown>> | null;
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
  readonly calls: readonly { readonly id: string; readonly name: string }[];
  /** For a tool result, the id of the call. Null for other messages. */
  readonly callId: string | null;
  /** Data URL or base64 data of an image in the message. Absent or null for other messages. */
  readonly image?: string | null;
}

export interface Tool {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly strict: boolean;
}

export interface SpokenLine {
  readonly text?: string | null;
  readonly calls?: readonly { readonly name: string; readonly arguments: string | object }[];
  /** OpenAI's `finish_reason`. If omitted, the reason is derived from the text and the calls. */
  readonly finish?: string;
}

const role = z.enum(['system', 'developer', 'user', 'assistant', 'tool']);
const parameters = z.record(z.string(), z.unknown());

const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image_url'), image_url: z.object({ url: z.string().startsWith('data:image/') }) }),
]);

const chat = z.object({
  model: z.string(),
  messages: z
    .array(
      z.object({
        role,
        content: z.union([z.string(), z.array(part)]).nullish(),
        tool_call_id: z.string().optional(),
        tool_calls: z
          .array(
            z.object({
              id: z.string(),
              type: z.literal('function'),
              function: z.object({ name: z.string(), arguments: z.string() }),
            }),
          )
          .optional(),
      }),
    )
    .min(1),
  tools: z
    .array(
      z.object({
        type: z.literal('function'),
        function: z.object({ name: z.string(), parameters, strict: z.boolean().nullish() }),
      }),
    )
    .default([]),
  tool_choice: z.string().default('auto'),
  temperature: z.number().min(0).max(2).optional(),
  response_format: z
    .object({
      type: z.literal('json_schema'),
      json_schema: z.object({
        name: z.string().regex(/^[\w-]{1,64}$/),
        strict: z.boolean().nullish(),
        schema: z.record(z.string(), z.unknown()),
      }),
    })
    .optional(),
});

export function fromChat(body: unknown): Conversation {
  const { model, messages, tools, tool_choice: toolChoice, response_format: format } = chat.parse(body);
  const requested = format?.json_schema;
  return {
    model,
    format: requested?.name ?? null,
    strictSchema: requested?.strict ? requested.schema : null,
    toolChoice,
    tools: tools.map(({ function: { name, parameters: schema, strict } }) => ({
      name,
      parameters: schema,
      strict: strict ?? false,
    })),
    messages: messages.map((message) => ({
      role: message.role === 'developer' ? 'system' : message.role,
      content: textOf(message.content),
      image: imageOf(message.content),
      calls: (message.tool_calls ?? []).map(({ id, function: { name } }) => ({ id, name })),
      callId: message.tool_call_id ?? null,
    })),
  };
}

type Content = z.infer<typeof chat>['messages'][number]['content'];

const textOf = (content: Content): string =>
  typeof content === 'string' ? content : (content ?? []).map((one) => (one.type === 'text' ? one.text : '')).join('');

const imageOf = (content: Content): string | null =>
  typeof content === 'string'
    ? null
    : ((content ?? []).map((one) => (one.type === 'image_url' ? one.image_url.url : null)).find(Boolean) ?? null);

const item = z.union([
  z.object({ type: z.literal('function_call'), call_id: z.string(), name: z.string(), arguments: z.string() }),
  z.object({ type: z.literal('function_call_output'), call_id: z.string(), output: z.string() }),
  z.object({ role, content: z.union([z.string(), z.array(z.object({ text: z.string() }))]) }),
]);

const responses = z.object({
  model: z.string(),
  instructions: z.string().nullish(),
  input: z.union([z.string(), z.array(item)]),
  tools: z
    .array(z.object({ type: z.literal('function'), name: z.string(), parameters, strict: z.boolean().nullish() }))
    .default([]),
  tool_choice: z.string().default('auto'),
});

export function fromResponses(body: unknown): Conversation {
  const { model, instructions, input, tools, tool_choice: toolChoice } = responses.parse(body);
  const items = typeof input === 'string' ? [{ role: 'user' as const, content: input }] : input;
  const rules: Message[] = instructions ? [{ role: 'system', content: instructions, calls: [], callId: null }] : [];
  return {
    model,
    format: null,
    strictSchema: null,
    toolChoice,
    tools: tools.map(({ name, parameters: schema, strict }) => ({ name, parameters: schema, strict: strict ?? false })),
    messages: [...rules, ...items.map(messageOf)],
  };
}

function messageOf(given: z.infer<typeof item>): Message {
  if ('output' in given) return { role: 'tool', content: given.output, calls: [], callId: given.call_id };
  if ('name' in given)
    return { role: 'assistant', content: '', calls: [{ id: given.call_id, name: given.name }], callId: null };
  const content = typeof given.content === 'string' ? given.content : given.content.map(({ text }) => text).join('');
  return { role: given.role === 'developer' ? 'system' : given.role, content, calls: [], callId: null };
}

/**
 * Returns the error with which OpenAI rejects a tool result without a call, a call without a result, or an invalid
 * strict schema. Returns null if the request is valid.
 */
export function faultOf({ messages, tools, format, strictSchema }: Conversation): string | null {
  const open = new Set<string>();
  for (const message of messages) {
    if (message.role === 'tool') {
      if (!open.delete(message.callId ?? ''))
        return "messages with role 'tool' must be a response to a preceding message with 'tool_calls'.";
    } else if (open.size > 0)
      return "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.";
    for (const { id } of message.calls) open.add(id);
  }
  if (open.size > 0) return `The following tool_call_ids did not have response messages: ${[...open].join(', ')}`;
  if (strictSchema && !isStrict(strictSchema))
    return `Invalid schema for response_format '${format}': 'additionalProperties' is required to be false and every property to be required.`;
  const loose = tools.find(({ strict, parameters: schema }) => strict && !isStrict(schema));
  return loose
    ? `Invalid schema for function '${loose.name}': 'additionalProperties' is required to be false and every property to be required.`
    : null;
}

function isStrict(schema: Readonly<Record<string, unknown>>): boolean {
  const parts = Object.values(schema).flatMap((value) => (Array.isArray(value) ? value : [value]));
  const nested = parts.filter((value): value is Record<string, unknown> => typeof value === 'object' && value !== null);
  if (schema['type'] === 'object') {
    const properties = Object.keys((schema['properties'] as object | undefined) ?? {});
    const required = schema['required'];
    if (schema['additionalProperties'] !== false) return false;
    if (!Array.isArray(required) || properties.some((name) => !required.includes(name))) return false;
  }
  return nested.every(isStrict);
}
