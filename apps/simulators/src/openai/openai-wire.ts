import type { Conversation, SpokenLine } from './conversation.ts';

const calls = ({ calls: made = [] }: SpokenLine, count: number) =>
  made.map(({ name, arguments: given }, at) => ({
    id: `call_sim_${count}_${at}`,
    name,
    arguments: typeof given === 'string' ? given : JSON.stringify(given),
  }));

/** Estimates the number of tokens of a text, assuming four characters per token. */
const tokens = (text: string) => Math.ceil(text.length / 4);

const usage = ({ messages }: Conversation, line: SpokenLine) => {
  const asked = messages.reduce((sum, { content }) => sum + tokens(content), 0);
  const answered = tokens(JSON.stringify(line));
  return { asked, answered, total: asked + answered };
};

export function asChat(conversation: Conversation, line: SpokenLine, count: number) {
  const made = calls(line, count);
  const { asked, answered, total } = usage(conversation, line);
  return {
    id: `chatcmpl-sim-${count}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model: conversation.model,
    choices: [
      {
        index: 0,
        finish_reason: line.finish ?? (made.length > 0 ? 'tool_calls' : 'stop'),
        logprobs: null,
        message: {
          role: 'assistant',
          content: line.text ?? null,
          refusal: null,
          ...(made.length > 0
            ? { tool_calls: made.map(({ id, ...call }) => ({ id, type: 'function', function: call })) }
            : {}),
        },
      },
    ],
    usage: { prompt_tokens: asked, completion_tokens: answered, total_tokens: total },
  };
}

export function asResponse(conversation: Conversation, line: SpokenLine, count: number) {
  const { asked, answered, total } = usage(conversation, line);
  const message = {
    id: `msg_sim_${count}`,
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text: line.text ?? '', annotations: [] }],
  };
  return {
    id: `resp_sim_${count}`,
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status: line.finish === 'length' ? 'incomplete' : 'completed',
    model: conversation.model,
    output: [
      ...(line.text ? [message] : []),
      ...calls(line, count).map(({ id, ...call }) => ({
        type: 'function_call',
        id: `fc_${id}`,
        call_id: id,
        status: 'completed',
        ...call,
      })),
    ],
    usage: { input_tokens: asked, output_tokens: answered, total_tokens: total },
  };
}
