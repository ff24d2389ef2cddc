import { wishIn } from '@frontdesk/domain';
import type { Command, Step } from './commands.ts';
import type { Event, ToolCall } from './events.ts';
import type { ContextGraph } from './graph.ts';
import { questionsOf, standing } from './graph-position.ts';
import { instructionFor } from './instruction.ts';
import { BOUNDS } from './limits.ts';
import type { Memory } from './memory.ts';
import { readAnswer } from './parse-answer.ts';
import { afterTools, tellTool } from './tool-results.ts';
import { toolsAllowed } from './tools.ts';

/** The whole engine: what is known and what has happened make what is known next, and what has to be done. Does nothing. */
export function step(graph: ContextGraph, memory: Memory, event: Event): Step {
  switch (event.type) {
    case 'LEAD_ARRIVED':
      return memory.turns > 0 || memory.phase !== 'WAITING'
        ? still(memory)
        : beginTurn(graph, withKnown(graph, memory, event.known ?? {}));
    case 'CONTACT_SAID':
      return wishIn(event.text, event.listens)?.kind === 'STOP' ? optOut(memory) : contactSaid(graph, memory);
    case 'MODEL_REPLIED':
      return memory.phase === 'GENERATING' ? modelReplied(graph, memory, event) : still(memory);
    case 'MODEL_ERRED':
      return memory.phase === 'GENERATING' ? modelErred(graph, memory, event.problems) : still(memory);
    case 'TOOL_RETURNED':
      return toolReturned(graph, memory, event);
    case 'TAKEN_OVER':
      return still(memory.phase === 'ENDED' ? memory : { ...memory, phase: 'HANDED_OFF' });
    case 'HANDED_BACK':
      return handedBack(graph, memory, event.note);
  }
}

/** They may ask for silence at any time, and as often as they like. */
function optOut(memory: Memory): Step {
  if (memory.outcome === 'OPTED_OUT') return still(memory);
  const ended: Memory = { ...memory, phase: 'ENDED', outcome: 'OPTED_OUT', pending: [] };
  return { memory: ended, commands: [{ type: 'END', outcome: 'OPTED_OUT' }] };
}

function contactSaid(graph: ContextGraph, memory: Memory): Step {
  if (memory.phase === 'WAITING' || memory.phase === 'GENERATING') return beginTurn(graph, memory);
  // What they wrote while tools were called is in the history when the model is asked again.
  if (memory.phase !== 'ENDED' || memory.outcome === 'OPTED_OUT') return still(memory);
  return handOff(memory, 'They wrote again after the conversation had ended.');
}

function beginTurn(graph: ContextGraph, before: Memory): Step {
  const memory: Memory = { ...before, rounds: 0, retries: 0, problems: [], called: [], pending: [] };
  if (memory.turns >= BOUNDS.turns) return handOff(memory, 'The conversation has become long.');
  const { state, name } = standing(graph, memory);
  if ((memory.attempts[name] ?? 0) < BOUNDS.attempts) return generate(graph, memory);
  if (state.kind === 'ask' && !state.question.required)
    return generate(graph, { ...memory, skipped: [...memory.skipped, state.question.key] });
  return handOff(
    memory,
    state.kind === 'ask' ? `No answer to “${state.question.words}”.` : 'No appointment was found.',
  );
}

function modelReplied(
  graph: ContextGraph,
  memory: Memory,
  { text, calls }: { text: string; calls: readonly ToolCall[] },
): Step {
  if (calls.length > 0) return callTools(memory, text, calls);
  const { name, state } = standing(graph, memory);
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

/** Words beside a call are dropped, because nobody knows yet what it comes to; only those that announce a person are not. */
function callTools(memory: Memory, text: string, calls: readonly ToolCall[]): Step {
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

function modelErred(graph: ContextGraph, memory: Memory, problems: readonly string[]): Step {
  if (memory.retries >= BOUNDS.retries) return handOff(memory, 'The model gave no usable reply.');
  return generate(graph, { ...memory, retries: memory.retries + 1, problems: [...problems] });
}

function toolReturned(
  graph: ContextGraph,
  memory: Memory,
  { id, result }: Extract<Event, { type: 'TOOL_RETURNED' }>,
): Step {
  const call = memory.pending.find((one) => one.id === id);
  if (!call) return still(memory);
  const told = tellTool(graph, memory, call, result);
  // A booking that comes back after somebody took over is still a booking.
  if (memory.phase !== 'CALLING') return still(told);
  if (!result.ok && result.problem === 'NOT_CONNECTED') return handOff(told, `${call.tool} is not connected.`);
  if (call.tool === 'escalateToHuman') return handOff(told, String(call.arguments['reason']));
  return told.pending.length > 0 ? still(told) : generate(graph, afterTools(graph, told));
}

function handedBack(graph: ContextGraph, memory: Memory, note: string | null): Step {
  if (memory.phase !== 'HANDED_OFF') return still(memory);
  const { name, state } = standing(graph, memory);
  const past = state.kind === 'hand_off' && memory.state === name ? { state: state.next } : {};
  // Whoever handed back has seen to what was stuck: it may be asked again.
  return still({
    ...memory,
    ...past,
    phase: memory.outcome ? 'ENDED' : 'WAITING',
    // A person spoke since: to ask the same once more is no repetition.
    lastSaid: '',
    // What an earlier one left to say stands until the agent has spoken.
    note: [memory.note, note].filter(Boolean).join('\n') || null,
    attempts: {},
    turns: 0,
    pending: [],
  });
}

function generate(graph: ContextGraph, memory: Memory): Step {
  const { state } = standing(graph, memory);
  const instruction = instructionFor(graph, memory);
  const asks = state.kind === 'ask' ? state.question.key : null;
  const command: Command = { type: 'GENERATE', instruction, tools: toolsAllowed(graph, memory), asks };
  return { memory: { ...memory, phase: 'GENERATING' }, commands: [command] };
}

function handOff(memory: Memory, reason: string, before: readonly Command[] = []): Step {
  return { memory: { ...memory, phase: 'HANDED_OFF' }, commands: [...before, { type: 'HAND_OFF', reason }] };
}

const still = (memory: Memory): Step => ({ memory, commands: [] });

function withKnown(graph: ContextGraph, memory: Memory, known: Readonly<Record<string, string>>): Memory {
  const answers = { ...memory.answers };
  for (const question of questionsOf(graph)) {
    const answer = Object.hasOwn(known, question.key) ? readAnswer(question, known[question.key]!) : null;
    if (answer && 'value' in answer) answers[question.key] = answer.value;
  }
  return { ...memory, answers };
}
