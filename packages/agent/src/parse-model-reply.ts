import type { AgentEvent, ToolCall } from './events.ts';
import type { ContextGraph } from './graph.ts';
import { questionsOf } from './graph-position.ts';
import { AGENT_LIMITS } from './limits.ts';
import type { Memory } from './memory.ts';
import { parseAnswer } from './parse-answer.ts';
import { foldText } from './question.ts';
import { fingerprint } from './reduce.ts';
import { TOOLS, type ToolName } from './tool-names.ts';
import { allowedTools, argumentsOf } from './tools.ts';

/** Unvalidated reply of a model. */
export interface ModelReplyInput {
  readonly text: string | null;
  readonly toolCalls: readonly { readonly id: string; readonly name: string; readonly arguments: string }[];
}

export type ParsedToolCall = { readonly call: ToolCall } | { readonly problems: readonly string[] };

/**
 * Validates a reply. Malformed or empty replies, loops and calls that are not allowed become problems for the model
 * to correct.
 */
export function parseModelReply(graph: ContextGraph, memory: Memory, reply: ModelReplyInput): AgentEvent {
  const text = (reply.text ?? '').replaceAll('\0', '').trim();
  const readings = reply.toolCalls.map((call) => parseToolCall(graph, memory, call));
  const calls = readings.flatMap((reading) => ('call' in reading ? [reading.call] : []));
  const problems = [
    ...readings.flatMap((reading) => ('problems' in reading ? reading.problems : [])),
    ...loopProblems(memory, calls),
    ...(reply.toolCalls.length > AGENT_LIMITS.calls ? [`Call at most ${AGENT_LIMITS.calls} tools in one reply.`] : []),
    ...(reply.toolCalls.length === 0 ? textProblems(memory, text) : []),
  ];
  return problems.length > 0
    ? { type: 'MODEL_ERRED', problems }
    : { type: 'MODEL_REPLIED', text: truncateReply(text), calls };
}

/** Validates one tool call against the current state. */
export function parseToolCall(
  graph: ContextGraph,
  memory: Memory,
  { id, name, arguments: given }: ModelReplyInput['toolCalls'][number],
): ParsedToolCall {
  const tool = TOOLS.find((one) => one === name);
  if (!tool || !allowedTools(graph, memory).includes(tool))
    return { problems: [`The tool ${name.slice(0, 40)} cannot be used now.`] };
  const json = parseJson(given);
  if (json === undefined) return { problems: [`The arguments of ${tool} are not JSON.`] };
  const read = argumentsOf(tool, graph, memory).safeParse(json);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${tool}: ${[...path.map(String), message].join(' ')}`);
    return { problems: faults.slice(0, 5) };
  }
  return tool === 'updateLeadProfile'
    ? parseAnswers(graph, { id, tool }, read.data)
    : { call: { id, tool, arguments: read.data } };
}

function parseAnswers(graph: ContextGraph, call: { id: string; tool: ToolName }, data: object): ParsedToolCall {
  const { answers } = data as { answers: { key: string; value: string }[] };
  const problems: string[] = [];
  const kept = answers.map(({ key, value }) => {
    const read = parseAnswer(questionsOf(graph).find((question) => question.key === key)!, value);
    if ('problem' in read) problems.push(`updateLeadProfile, ${key}: ${read.problem}`);
    return { key, value: 'value' in read ? read.value : '' };
  });
  return problems.length > 0 ? { problems } : { call: { ...call, arguments: { answers: kept } } };
}

/** Rejects a call that repeats an earlier call of the same turn. */
function loopProblems(memory: Memory, calls: readonly ToolCall[]): string[] {
  const prints = calls.map(fingerprint);
  const twice = prints.some((print, index) => memory.called.includes(print) || prints.indexOf(print) < index);
  return twice ? ['You have already made this call. Continue with its result.'] : [];
}

function textProblems(memory: Memory, text: string): string[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return ['The reply is empty. Write to the person.'];
  if (text.length > AGENT_LIMITS.replyLength) return [`Write at most ${AGENT_LIMITS.replyLength} characters.`];
  if (/^[[{]/.test(text) && parseJson(text) !== undefined) return ['Write to the person in plain words, not in JSON.'];
  if (foldText(text) === foldText(memory.lastSaid))
    return ['You have said exactly this already. Say it in other words.'];
  return [];
}

const truncateReply = (text: string): string => text.slice(0, AGENT_LIMITS.replyLength);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
