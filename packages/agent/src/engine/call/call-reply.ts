import { Draft } from '../draft.ts';
import type { ContextGraph, SlotType } from '../graph.ts';
import { liveOffers } from '../offers.ts';
import { resolveFlows } from '../resolve-flows.ts';
import { spokenSentencesFor } from '../templates/spoken.ts';
import type { ToolName } from '../tools.ts';
import type { Command, EngineState, Env, View } from '../types.ts';
import { viewOf } from '../view.ts';

/** What the caller's next words are expected to be. */
export type Expectation =
  | {
      readonly kind: 'answer';
      readonly slot: string;
      readonly type: SlotType;
      readonly choices: readonly string[];
    }
  /** A yes or no to an effect that was read back. */
  | { readonly kind: 'confirm'; readonly effect: ToolName; readonly words: string };

/** Answer to a tool of the voice provider's assistant. */
export interface CallReply {
  /** Said to the caller, in the caller's language. */
  readonly say: string;
  /** Instructions of the workspace for this reply. Absent without one. */
  readonly do?: string;
  /** Null when nothing is asked. */
  readonly expects: Expectation | null;
  readonly offers: View['offers'];
}

/** What the assistant must know to report: the names and times of one call. */
export type CallGuide = Pick<View, 'now' | 'zone' | 'calendar' | 'languages' | 'language' | 'flows' | 'slots'>;

interface CallFacts {
  readonly graph: ContextGraph;
  readonly state: EngineState;
  readonly env: Env;
}

export function callGuide({ graph, state, env }: CallFacts): CallGuide {
  const view = viewOf(draftOf({ graph, state, env }));
  const { now, zone, calendar, languages, language, flows, slots } = view;
  return { now, zone, calendar, languages, language, flows, slots };
}

/** The reply of a turn. Without commands it repeats the last one. */
export function callReply(facts: CallFacts, commands: readonly Command[] = []): CallReply {
  const { state } = facts;
  const replies = commands.filter((command) => command.type === 'say');
  const instructions = replies.flatMap(({ instructions: words = [] }) => words);
  const text = replies.flatMap(({ segments }) => segments.map((segment) => segment.text)).join(' ');
  const say = text || (state.phase === 'handed_off' ? spokenSentencesFor(state.language).holding : state.lastReply);
  return {
    say: say.replaceAll(/\s+/g, ' ').trim(),
    ...(instructions.length > 0 ? { do: instructions.join(' ') } : {}),
    ...(state.phase === 'handed_off' ? { expects: null, offers: [] } : expectationOf(facts)),
  };
}

function expectationOf(facts: CallFacts): Pick<CallReply, 'expects' | 'offers'> {
  const draft = draftOf(facts);
  const { confirm, offers } = viewOf(draft);
  const { openSlot } = draft;
  const slot = openSlot === null ? null : draft.slot(openSlot);
  const open = liveOffers(draft)?.slot === openSlot ? offers : [];
  if (confirm) return { expects: { kind: 'confirm', ...confirm }, offers: [] };
  if (!slot || openSlot === null) return { expects: null, offers };
  const { type, choices = [] } = slot;
  return { expects: { kind: 'answer', slot: openSlot, type, choices }, offers: open };
}

const draftOf = ({ graph, state, env }: CallFacts): Draft =>
  new Draft(resolveFlows(graph, env.context.disabledFlows), state, env);
