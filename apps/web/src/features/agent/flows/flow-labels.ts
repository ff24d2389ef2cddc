import {
  type BuiltinFlow,
  type BuiltinTool,
  type Entry,
  isBuiltinFlow,
  isBuiltinTool,
  REASON_TITLES,
  type Slot,
  type State,
  type StateKind,
  type ToolName,
} from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { OUTCOME_TITLES } from '../agent-labels.ts';

const BUILTIN_TITLES: Record<BuiltinFlow, string> = {
  book: t`Book an appointment`,
  reschedule: t`Reschedule an appointment`,
  cancel: t`Cancel an appointment`,
  appointments: t`List upcoming appointments`,
  answer: t`Answer a question`,
  leave_message: t`Take a message`,
  callback: t`Schedule a callback`,
  human: t`Hand off to a human`,
  opt_out: t`Opt out of messages`,
};

export const titleOf = (name: string): string =>
  isBuiltinFlow(name) ? BUILTIN_TITLES[name as BuiltinFlow] : sentenceCase(name);

const sentenceCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');

export const KIND_TITLES: Record<StateKind, string> = {
  say: t`Say`,
  ask: t`Ask`,
  tool: t`Use a tool`,
  book: t`Change a booking`,
  branch: t`Branch`,
  link: t`Go to a flow`,
  hand_off: t`Hand off`,
  end: t`End`,
};

/** Labels of the tools that the editor offers. */
const TOOL_TITLES: Partial<Record<BuiltinTool, string>> = {
  list_slots: t`List free times`,
  list_bookings: t`List upcoming appointments`,
  book: t`Book`,
  reschedule: t`Reschedule`,
  cancel: t`Cancel`,
  search_knowledge: t`Search knowledge`,
  read_record: t`Read the contact’s record`,
  update_record: t`Change the contact’s record`,
  assign: t`Assign the conversation`,
  send_surface: t`Send a form`,
  leave_message: t`Leave a message for the team`,
  schedule_callback: t`Schedule a callback`,
  opt_out: t`Opt out`,
};

/** Returns the label of a built-in tool, or the name of a tool of the workspace. */
export const toolTitle = (tool: ToolName): string =>
  isBuiltinTool(tool) ? (TOOL_TITLES[tool] ?? sentenceCase(tool)) : tool;

/**
 * Returns the tools that a state can select: those that change bookings if `isBooking` is true, otherwise the others and
 * the tools of the workspace. The current tool is always included.
 */
export const toolOptions = (current: ToolName, isBooking: boolean, workspaceTools: readonly string[] = []) =>
  [...new Set<ToolName>([...Object.keys(TOOL_TITLES), ...workspaceTools, current])]
    .filter((tool) => tool === current || ['book', 'reschedule', 'cancel'].includes(tool) === isBooking)
    .map((value) => ({ value, label: toolTitle(value) }));

export const EVENT_TITLES: Record<Extract<Entry, { event: unknown }>['event'], string> = {
  lead_arrived: t`A lead arrives`,
  first_message: t`A conversation starts`,
  call_started: t`A call starts`,
  timer: t`A timer expires`,
};

export const SLOT_TYPE_TITLES: Record<Slot['type'], string> = {
  TEXT: t`Text`,
  NUMBER: t`Number`,
  CHOICE: t`Single choice`,
  YES_NO: t`Yes/No`,
  EMAIL: t`Email address`,
  PHONE: t`Phone number`,
  DATE: t`Date`,
  TIME_WINDOW: t`Day or time`,
};

/** Labels of the placeholders for texts that the agent generates. */
const GENERATED_TEXTS: Readonly<Record<string, string>> = {
  '{greeting}': t`Greeting`,
  '{bookings}': t`Upcoming appointments`,
  '{no_bookings}': t`No upcoming appointments`,
  '{no_slots}': t`No free times`,
  '{slot_taken}': t`Time no longer available`,
  '{not_available}': t`Not available`,
};

const shown = (words: string): string => GENERATED_TEXTS[words] ?? words;

export function stateText(state: State, slots: Readonly<Record<string, Slot>>): string {
  switch (state.kind) {
    case 'say':
      return shown(state.words);
    case 'ask':
      return slots[state.slot]?.words ?? state.slot;
    case 'tool':
    case 'book':
      return toolTitle(state.tool);
    case 'branch':
      return state.cases.map(({ when }) => when).join(' · ');
    case 'link':
      return titleOf(state.flow);
    case 'hand_off':
      return state.note ?? REASON_TITLES[state.reason];
    case 'end':
      return OUTCOME_TITLES[state.outcome];
  }
}
