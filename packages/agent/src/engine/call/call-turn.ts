import { acceptActs } from '../accept-acts.ts';
import type { Act } from '../acts.ts';
import { Draft } from '../draft.ts';
import type { ContextGraph } from '../graph.ts';
import { containsQuote } from '../parse-value.ts';
import { resolveFlows } from '../resolve-flows.ts';
import { step } from '../step.ts';
import type { Command, EngineEvent, EngineState, Env } from '../types.ts';

/** State and commands that result from the events of a call. The result of `playReport` contains no model calls. */
export interface CallTurn {
  readonly state: EngineState;
  readonly commands: readonly Command[];
}

export interface ReportedTurn {
  /** Ids of the caller's final transcripts since the last turn. */
  readonly ids: readonly string[];
  readonly texts: readonly string[];
  /** Last key that the caller pressed instead of speaking. Null if no key was pressed. */
  readonly key: string | null;
  readonly language: string | null;
  readonly acts: readonly Act[];
}

/** Phone key with which the caller requests a repetition of the last reply. */
const REPEAT_KEY = '*';

interface CallFacts {
  readonly graph: ContextGraph;
  readonly state: EngineState;
  readonly env: Env;
}

/** Applies events to the state of a call. */
export function playCallEvents({ graph, state, env }: CallFacts, events: readonly EngineEvent[]): CallTurn {
  return events.reduce<CallTurn>(
    (turn, event) => {
      const next = step(graph, turn.state, event, env);
      return { state: next.state, commands: [...turn.commands, ...next.commands] };
    },
    { state, commands: [] },
  );
}

/**
 * Applies the assistant's report about the caller's last words. If the caller pressed a key, the key is applied and the
 * reported acts are ignored.
 */
export function playReport(facts: CallFacts, { ids, texts, key, language, acts }: ReportedTurn): CallTurn {
  const { graph, env } = facts;
  if (key === REPEAT_KEY) return { state: facts.state, commands: [] };
  const pressed = key === null ? {} : { dtmf: key };
  const message: EngineEvent = { type: 'contact_message', ids: [...ids], text: texts.join('\n'), ...pressed };
  const heard = playCallEvents(facts, [message]);
  const call = heard.commands.find((command) => command.type === 'understand');
  if (!call) return heard;
  const report: EngineEvent = {
    type: 'understood',
    callId: call.callId,
    language: language ?? heard.state.language,
    acts: key === null ? acts : [{ a: 'unclear' }],
  };
  const understood = playCallEvents({ graph, env, state: heard.state }, [report]);
  const others = heard.commands.filter((command) => command !== call);
  return { state: understood.state, commands: [...others, ...understood.commands] };
}

interface CheckedReport {
  /**
   * Acts that the model reported. An `affirm` act is removed if it has no quote or the caller's words do not contain
   * its quote.
   */
  readonly acts: readonly Act[];
  /** Reasons why no act can be applied. Empty if at least one act can be applied. */
  readonly problems: readonly string[];
}

/** Checks a report against the transcript. A reported yes is accepted only if it quotes the caller's words. */
export function checkReport(
  { graph, state, env }: CallFacts,
  { acts: reported, texts, yesQuote }: Pick<ReportedTurn, 'acts' | 'texts'> & { readonly yesQuote: string | null },
): CheckedReport {
  const isYesQuoted = yesQuote !== null && containsQuote(texts, yesQuote);
  const acts = reported.filter(({ a }) => a !== 'affirm' || isYesQuoted);
  const draft = new Draft(resolveFlows(graph, env.context.disabledFlows), state, env);
  const accepted = acceptActs(draft, acts, texts);
  const unsaid = acts.length < reported.length ? ['“affirm” needs a quote from the words of the caller.'] : [];
  return { acts, problems: accepted.acts.length > 0 ? [] : [...unsaid, ...accepted.problems] };
}

/**
 * Returns the initial state of a new call, derived from the state of the contact's last call. Ends a handoff and
 * discards an unfinished turn, pending messages and the list of effects.
 */
export function continueInCall(state: EngineState): EngineState {
  return { ...state, phase: 'idle', turn: null, pending: null, callId: null, inbox: [], effects: [], heldAt: null };
}
