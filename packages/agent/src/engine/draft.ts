import { localTime, weekdayOf } from './dates.ts';
import { evaluate, isTrue, type Scope } from './expression/evaluate.ts';
import { parseExpression } from './expression/parse.ts';
import type { Flow, Slot, State } from './graph.ts';
import { flowNameOf, type ResolvedGraph } from './resolve-flows.ts';
import type { BookingFact, Check, Command, Dict, EngineState, Env, Frame, Json, Turn } from './types.ts';

/** Working copy of the state while one event is applied. The state passed to `step` is never changed. */
export class Draft {
  readonly graph: ResolvedGraph;
  readonly state: EngineState;
  readonly env: Env;
  readonly commands: Command[] = [];
  readonly checks: Check[] = [];

  constructor(graph: ResolvedGraph, state: EngineState, env: Env) {
    this.graph = graph;
    this.state = JSON.parse(JSON.stringify(state)) as EngineState;
    this.env = env;
    for (const frame of this.state.stack) frame.flow = flowNameOf(graph, frame.flow);
  }

  get frame(): Frame | null {
    return this.state.stack.at(-1) ?? null;
  }

  /** The reply in progress. Throws an error if no reply is in progress. */
  get turn(): Turn {
    if (!this.state.turn) throw new Error('There is no reply in progress.');
    return this.state.turn;
  }

  id(prefix: string): string {
    return `${prefix}${this.state.nextId++}`;
  }

  flowOf(frame: Frame): Flow | null {
    return Object.hasOwn(this.graph.flows, frame.flow) ? this.graph.flows[frame.flow]! : null;
  }

  stateOf(frame: Frame): State | null {
    const flow = this.flowOf(frame);
    return flow && Object.hasOwn(flow.states, frame.state) ? flow.states[frame.state]! : null;
  }

  slot(name: string): Slot | null {
    return Object.hasOwn(this.graph.slots, name) ? this.graph.slots[name]! : null;
  }

  /** Upcoming appointments, earliest first. */
  get upcoming(): BookingFact[] {
    return this.state.bookings
      .filter(({ start, state }) => state !== 'cancelled' && start > this.env.now)
      .sort((one, other) => (one.start < other.start ? -1 : 1));
  }

  /** Slot that the open question asks for. Null if no question is open or a confirmation is pending. */
  get openSlot(): string | null {
    if (this.state.confirm || !this.frame) return null;
    const state = this.stateOf(this.frame);
    return state?.kind === 'ask' ? state.slot : null;
  }

  /** Evaluates an expression for a running flow. An invalid expression evaluates to null. */
  value(source: string, frame: Frame): Json {
    const parsed = parseExpression(source);
    return 'node' in parsed ? evaluate(parsed.node, this.#scope(frame)) : null;
  }

  isTrue(source: string, frame: Frame): boolean {
    return isTrue(this.value(source, frame));
  }

  #scope(frame: Frame): Scope {
    return { now: this.env.now, lookup: (path) => this.#lookup(path, frame) };
  }

  #lookup([root = '', name = '', ...rest]: readonly string[], frame: Frame): Json | undefined {
    const { context, now, zone } = this.env;
    switch (root) {
      case 'answers':
        return own(this.state.answers, name)?.value;
      case 'contact':
        return deep(own(context.contact, name), rest);
      case 'lead':
        return deep(own(context.lead, name), rest);
      case 'param':
        return deep(own(frame.params, name), rest);
      case 'result':
        return deep(frame.results['$latest'], [name, ...rest]);
      case 'bookings':
        return this.upcoming.map(({ start }) => start);
      case 'booking':
        return this.bookingOf()?.[name === 'id' ? 'id' : 'start'];
      case 'episode':
        return this.state.episode.no;
      case 'channel':
        return context.channel;
      case 'hours':
        return context.hours.open;
      case 'now':
        return name === 'time'
          ? localTime(now, zone).slice(11)
          : weekdayOf(localTime(now, zone).slice(0, 10)).toLocaleLowerCase('en');
      case 'visits':
        return own(frame.visits, frame.state) ?? 0;
      case 'settings':
        return name === 'needs_email' ? context.needsEmail : context.minimumNoticeMinutes;
      default:
        return null;
    }
  }

  /** Returns the appointment that the contact chose to change, or the only upcoming appointment. Otherwise null. */
  bookingOf(): BookingFact | null {
    const chosen = own(this.state.answers, 'booking')?.value;
    const { upcoming } = this;
    return upcoming.find(({ id }) => id === chosen) ?? (upcoming.length === 1 ? upcoming[0]! : null);
  }
}

export const own = <T>(dict: Readonly<Dict<T>>, name: string): T | undefined =>
  Object.hasOwn(dict, name) ? dict[name] : undefined;

function deep(value: Json | undefined, path: readonly string[]): Json | undefined {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || Array.isArray(current)) return null;
    current = own(current, key);
  }
  return current;
}
