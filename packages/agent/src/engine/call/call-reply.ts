import { Draft } from '../draft.ts';
import type { ContextGraph, SlotType } from '../graph.ts';
import { liveOffers } from '../offers.ts';
import { resolveFlows } from '../resolve-flows.ts';
import { spokenSentencesFor } from '../templates/spoken.ts';
import type { ToolName } from '../tools.ts';
import type { Command, EngineState, Env, View } from '../types.ts';
import { viewOf } from '../view.ts';

/** The answer that the assistant expects from the caller next. */
export type Expectation =
  | {
      readonly kind: 'answer';
      readonly slot: string;
      readonly type: SlotType;
      readonly choices: readonly string[];
    }
  /** The caller must confirm or decline an action that was read back, for example a booking. */
  | { readonly kind: 'confirm'; readonly effect: ToolName; readonly words: string };

/** Result of a tool call by the voice provider's assistant. */
export interface CallReply {
  /** Text that the assistant must say, in the caller's language. */
  readonly say: string;
  /** Instructions for the assistant about this reply. Omitted if there are none. */
  readonly do?: string;
  /**
   * Answer that is expected next. Null if no question of a flow is open and no confirmation is pending, and after a
   * handoff.
   */
  readonly expects: Expectation | null;
  readonly offers: View['offers'];
}

/** Names, formats and dates that the assistant needs to report acts during one call. */
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

/**
 * Returns the reply for the commands of a turn. If the commands contain no reply, the last reply is repeated, or after
 * a handoff the sentence that a colleague will join the call.
 */
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
