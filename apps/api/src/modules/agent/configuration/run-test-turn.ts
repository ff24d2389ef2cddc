import {
  type AgentEvent,
  type Command,
  type ContextGraph,
  currentState,
  type Memory,
  type Persona,
  parseModelReply,
  promptFor,
  reduce,
  type SensitiveTopic,
  type ToolCall,
  type ToolResult,
  type Utterance,
} from '@frontdesk/agent';
import { type OptOutKeywords, promptTime } from '@frontdesk/domain';
import type { ModelPort } from '@frontdesk/providers';
import type { AgentTest } from './graphql/agent.type.ts';

export interface TestChatLine {
  readonly by: 'CONTACT' | 'AGENT';
  readonly text: string;
}

interface TestTurnInput {
  readonly model: ModelPort;
  readonly persona: Persona;
  readonly graph: ContextGraph;
  readonly memory: Memory;
  readonly topics: readonly SensitiveTopic[];
  readonly history: readonly TestChatLine[];
  readonly listens: readonly OptOutKeywords[];
  readonly now: Date;
  /** Time zone of the workspace. */
  readonly timeZone: string;
}

const DEADLINE_MS = 20_000;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Runs one test turn: the member plays the contact, and tool results are simulated. Terminates because the engine
 * limits turns.
 */
export async function runTestTurn(play: TestTurnInput): Promise<AgentTest> {
  const table = new TestTurn(play);
  const last = play.history.at(-1);
  table.record(
    last?.by === 'CONTACT'
      ? { type: 'CONTACT_SAID', text: last.text, listens: play.listens }
      : { type: 'LEAD_ARRIVED' },
  );
  while (table.todo.length > 0) {
    const command = table.todo.shift() as Command;
    // Each reply decides what comes next, so that nothing here can be done side by side.
    // oxlint-disable-next-line no-await-in-loop
    if (command.type === 'GENERATE') await table.generate();
    else table.carryOut(command);
  }
  return table.trial();
}

class TestTurn {
  readonly todo: Command[] = [];
  readonly #play: TestTurnInput;
  readonly #history: Utterance[];
  readonly #replies: string[] = [];
  readonly #calls: ToolCall[] = [];
  #memory: Memory;
  #handedOff: string | null = null;

  constructor(play: TestTurnInput) {
    this.#play = play;
    this.#memory = play.memory;
    this.#history = [...play.history];
  }

  record(event: AgentEvent): void {
    const { memory, commands } = reduce(this.#play.graph, this.#memory, event);
    this.#memory = memory;
    this.todo.push(...commands);
  }

  async generate(): Promise<void> {
    const { model, graph, persona, topics, now, timeZone } = this.#play;
    const facts = {
      persona,
      graph,
      topics,
      memory: this.#memory,
      history: this.#history,
      now: promptTime(now, timeZone),
    };
    const reply = await model.reply({ ...promptFor(facts), deadlineMs: DEADLINE_MS });
    const event = parseModelReply(graph, this.#memory, reply);
    if (event.type === 'MODEL_REPLIED' && event.calls.length > 0)
      this.#history.push({ by: 'CALLS', calls: reply.toolCalls });
    this.record(event);
  }

  carryOut(command: Exclude<Command, { type: 'GENERATE' }>): void {
    if (command.type === 'SAY') this.#replies.push(command.text);
    if (command.type === 'HAND_OFF') this.#handedOff = command.reason;
    if (command.type !== 'CALL_TOOL') return;
    this.#calls.push(command);
    const result = simulateToolResult(command, this.#play.now);
    this.#history.push({ by: 'TOOL', id: command.id, result: JSON.stringify(result) });
    this.record({ type: 'TOOL_RETURNED', id: command.id, result });
  }

  trial(): AgentTest {
    const { answers, outcome } = this.#memory;
    return {
      replies: this.#replies,
      calls: this.#calls.map((call) => ({ name: call.tool, arguments: JSON.stringify(call.arguments) })),
      answers: Object.entries(answers).map(([key, value]) => ({ key, value })),
      state: currentState(this.#play.graph, this.#memory).name,
      outcome,
      handedOff: this.#handedOff,
      memory: JSON.stringify(this.#memory),
    };
  }
}

/** Three morning slots from tomorrow. */
function simulateToolResult({ tool }: ToolCall, now: Date): ToolResult {
  if (tool !== 'listSlots') return { ok: true };
  const mornings = [1, 2, 3].map(
    (days) => `${new Date(now.getTime() + days * DAY).toISOString().slice(0, 10)}T10:00:00Z`,
  );
  return { ok: true, slots: mornings };
}
