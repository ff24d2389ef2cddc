import { isKeywordEffective, matchOptOutKeyword } from '@frontdesk/domain';
import type { Command, ReducerResult } from './commands.ts';
import type { AgentEvent, ToolCall } from './events.ts';
import type { ContextGraph } from './graph.ts';
import { currentState, questionsOf } from './graph-position.ts';
import { instructionFor } from './instruction.ts';
import { AGENT_LIMITS } from './limits.ts';
import { isAwaitingReply, type Memory } from './memory.ts';
import { parseAnswer } from './parse-answer.ts';
import { applyToolResult, memoryAfterTools } from './tool-results.ts';
import { allowedTools } from './tools.ts';

/** Engine reducer: returns the next memory and the commands to run. Pure function. */
export function reduce(graph: ContextGraph, memory: Memory, event: AgentEvent): ReducerResult {
  switch (event.type) {
    case 'LEAD_ARRIVED':
      return memory.turns > 0 || memory.phase !== 'WAITING'
        ? unchanged(memory)
        : startTurn(graph, withKnownAnswers(graph, memory, event.known ?? {}));
    case 'CONTACT_SAID':
      return isOptOut(memory, event) ? onOptOut(memory) : onContactMessage(graph, memory);
    case 'MODEL_REPLIED':
      return memory.phase === 'GENERATING' ? onModelReply(graph, memory, event) : unchanged(memory);
    case 'MODEL_ERRED':
      return memory.phase === 'GENERATING' ? onModelError(graph, memory, event.problems) : unchanged(memory);
    case 'TOOL_RETURNED':
      return onToolResult(graph, memory, event);
    case 'TAKEN_OVER':
      return unchanged(memory.phase === 'ENDED' ? memory : { ...memory, phase: 'HANDED_OFF' });
    case 'HANDED_BACK':
      return onHandBack(graph, memory, event.note);
  }
}

function isOptOut(memory: Memory, event: Extract<AgentEvent, { type: 'CONTACT_SAID' }>): boolean {
  const match = matchOptOutKeyword(event.text, event.listens);
  const hasOpenMatter = event.hasOpenMatter === true || memory.booked !== null || isAwaitingReply(memory);
  return match?.kind === 'STOP' && isKeywordEffective(match, hasOpenMatter);
}

/** Contacts can opt out at any time; repeated requests are allowed. */
function onOptOut(memory: Memory): ReducerResult {
  if (memory.outcome === 'OPTED_OUT') return unchanged(memory);
  const ended: Memory = { ...memory, phase: 'ENDED', outcome: 'OPTED_OUT', pending: [] };
  return { memory: ended, commands: [{ type: 'END', outcome: 'OPTED_OUT' }] };
}

function onContactMessage(graph: ContextGraph, memory: Memory): ReducerResult {
  if (memory.phase === 'WAITING' || memory.phase === 'GENERATING') return startTurn(graph, memory);
  // Messages that arrive during tool calls are in the history of the next model request.
  if (memory.phase !== 'ENDED' || memory.outcome === 'OPTED_OUT') return unchanged(memory);
  return handOff(memory, 'They wrote again after the conversation had ended.');
}

function startTurn(graph: ContextGraph, before: Memory): ReducerResult {
  const memory: Memory = { ...before, rounds: 0, retries: 0, problems: [], called: [], pending: [] };
  if (memory.turns >= AGENT_LIMITS.turns) return handOff(memory, 'The conversation has become long.');
  const { state, name } = currentState(graph, memory);
  if ((memory.attempts[name] ?? 0) < AGENT_LIMITS.attempts) return requestReply(graph, memory);
  if (state.kind === 'ask' && !state.question.required)
    return requestReply(graph, { ...memory, skipped: [...memory.skipped, state.question.key] });
  return handOff(
    memory,
    state.kind === 'ask' ? `No answer to “${state.question.words}”.` : 'No appointment was found.',
  );
}

function onModelReply(
  graph: ContextGraph,
  memory: Memory,
  { text, calls }: { text: string; calls: readonly ToolCall[] },
): ReducerResult {
  if (calls.length > 0) return callTools(memory, text, calls);
  const { name, state } = currentState(graph, memory);
  const said: Memory = {
    ...memory,
    state: name,
    phase: 'WAITING',
    turns: memory.turns + 1,
    attempts: { ...memory.attempts, [name]: (memory.attempts[name] ?? 0) + 1 },
    lastSaid: text,
    problems: [],
    note: null,
  };
  const say: Command = { type: 'SAY', text };
  if (state.kind === 'hand_off') return handOff(said, state.reason, [say]);
  if (state.kind !== 'end') return { memory: said, commands: [say] };
  const outcome = memory.outcome ?? state.outcome;
  return { memory: { ...said, phase: 'ENDED', outcome }, commands: [say, { type: 'END', outcome }] };
}

/** Drops text beside tool calls, because their results are unknown. Text that announces a handoff is kept. */
function callTools(memory: Memory, text: string, calls: readonly ToolCall[]): ReducerResult {
  const escalates = calls.some(({ tool }) => tool === 'escalateToHuman');
  const say: Command[] = escalates && text ? [{ type: 'SAY', text }] : [];
  const called = [...memory.called, ...calls.map(fingerprint)];
  return {
    memory: {
      ...memory,
      phase: 'CALLING',
      rounds: memory.rounds + 1,
      problems: [],
      called,
      pending: calls.map((call) => ({ ...call })),
    },
    commands: [...say, ...calls.map((call): Command => ({ type: 'CALL_TOOL', ...call }))],
  };
}

export const fingerprint = ({ tool, arguments: given }: Pick<ToolCall, 'tool' | 'arguments'>): string =>
  `${tool} ${JSON.stringify(given)}`;

function onModelError(graph: ContextGraph, memory: Memory, problems: readonly string[]): ReducerResult {
  if (memory.retries >= AGENT_LIMITS.retries) return handOff(memory, 'The model gave no usable reply.');
  return requestReply(graph, { ...memory, retries: memory.retries + 1, problems: [...problems] });
}

function onToolResult(
  graph: ContextGraph,
  memory: Memory,
  { id, result }: Extract<AgentEvent, { type: 'TOOL_RETURNED' }>,
): ReducerResult {
  const call = memory.pending.find((one) => one.id === id);
  if (!call) return unchanged(memory);
  const told = applyToolResult(graph, memory, call, result);
  // A booking that completes after a takeover is still recorded.
  if (memory.phase !== 'CALLING') return unchanged(told);
  if (!result.ok && result.problem === 'NOT_CONNECTED') return handOff(told, `${call.tool} is not connected.`);
  if (call.tool === 'escalateToHuman') return handOff(told, String(call.arguments['reason']));
  return told.pending.length > 0 ? unchanged(told) : requestReply(graph, memoryAfterTools(graph, told));
}

function onHandBack(graph: ContextGraph, memory: Memory, note: string | null): ReducerResult {
  if (memory.phase !== 'HANDED_OFF') return unchanged(memory);
  const { name, state } = currentState(graph, memory);
  const past = state.kind === 'hand_off' && memory.state === name ? { state: state.next } : {};
  // The member who returned the conversation resolved what blocked the agent, so handoff limits restart.
  return unchanged({
    ...memory,
    ...past,
    phase: memory.outcome ? 'ENDED' : 'WAITING',
    // A human replied in between, so asking the same question again is not a repetition.
    lastSaid: '',
    // Keep the note of an earlier handback until the agent has replied.
    note: [memory.note, note].filter(Boolean).join('\n') || null,
    attempts: {},
    turns: 0,
    pending: [],
  });
}

function requestReply(graph: ContextGraph, memory: Memory): ReducerResult {
  const { state } = currentState(graph, memory);
  const instruction = instructionFor(graph, memory);
  const asks = state.kind === 'ask' ? state.question.key : null;
  const command: Command = { type: 'GENERATE', instruction, tools: allowedTools(graph, memory), asks };
  return { memory: { ...memory, phase: 'GENERATING' }, commands: [command] };
}

function handOff(memory: Memory, reason: string, before: readonly Command[] = []): ReducerResult {
  return { memory: { ...memory, phase: 'HANDED_OFF' }, commands: [...before, { type: 'HAND_OFF', reason }] };
}

const unchanged = (memory: Memory): ReducerResult => ({ memory, commands: [] });

function withKnownAnswers(graph: ContextGraph, memory: Memory, known: Readonly<Record<string, string>>): Memory {
  const answers = { ...memory.answers };
  for (const question of questionsOf(graph)) {
    const answer = Object.hasOwn(known, question.key) ? parseAnswer(question, known[question.key]!) : null;
    if (answer && 'value' in answer) answers[question.key] = answer.value;
  }
  return { ...memory, answers };
}
