import {
  type BuiltinFlow,
  type Entry,
  isBuiltinFlow,
  REASON_TITLES,
  type Slot,
  type State,
  type StateKind,
  type ToolName,
} from '@frontdesk/agent/engine';
import { OUTCOME_TITLES } from '../outcome-titles.ts';

const BUILTIN_TITLES: Record<BuiltinFlow, string> = {
  book: 'Book an appointment',
  reschedule: 'Reschedule an appointment',
  cancel: 'Cancel an appointment',
  appointments: 'List upcoming appointments',
  answer: 'Answer a question',
  leave_message: 'Take a message',
  callback: 'Schedule a callback',
  human: 'Hand off to a human',
  opt_out: 'Opt out of messages',
};

export const titleOf = (name: string): string =>
  isBuiltinFlow(name) ? BUILTIN_TITLES[name as BuiltinFlow] : sentenceCase(name);

const sentenceCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');

export const KIND_TITLES: Record<StateKind, string> = {
  say: 'Say',
  ask: 'Ask',
  tool: 'Use a tool',
  book: 'Change a booking',
  branch: 'Branch',
  link: 'Go to a flow',
  hand_off: 'Hand off',
  end: 'End',
};

/** Labels of the tools that the editor offers. */
const TOOL_TITLES: Partial<Record<ToolName, string>> = {
  list_slots: 'List free times',
  list_bookings: 'List upcoming appointments',
  book: 'Book',
  reschedule: 'Reschedule',
  cancel: 'Cancel',
  read_record: 'Read the contact’s record',
  update_record: 'Change the contact’s record',
  leave_message: 'Leave a message for the team',
  schedule_callback: 'Schedule a callback',
  opt_out: 'Opt out',
};

export const toolTitle = (tool: ToolName): string => TOOL_TITLES[tool] ?? sentenceCase(tool);

/** Returns the tools that a state can select. The tool that the state already uses is always included. */
export const toolOptions = (current: ToolName, isBooking: boolean) =>
  [...new Set([...(Object.keys(TOOL_TITLES) as ToolName[]), current])]
    .filter((tool) => tool === current || ['book', 'reschedule', 'cancel'].includes(tool) === isBooking)
    .map((value) => ({ value, label: toolTitle(value) }));

export const EVENT_TITLES: Record<Extract<Entry, { event: unknown }>['event'], string> = {
  lead_arrived: 'A lead arrives',
  first_message: 'A conversation starts',
  call_started: 'A call starts',
  timer: 'A timer expires',
};

export const SLOT_TYPE_TITLES: Record<Slot['type'], string> = {
  TEXT: 'Text',
  NUMBER: 'Number',
  CHOICE: 'Single choice',
  YES_NO: 'Yes/No',
  EMAIL: 'Email address',
  PHONE: 'Phone number',
  DATE: 'Date',
  TIME_WINDOW: 'Day or time',
};

/** Labels of the placeholders for sentences that the agent generates. */
const GENERATED_TEXTS: Readonly<Record<string, string>> = {
  '{greeting}': 'Greeting',
  '{bookings}': 'Upcoming appointments',
  '{no_bookings}': 'No upcoming appointments',
  '{no_slots}': 'No free times',
  '{slot_taken}': 'Time no longer available',
  '{not_available}': 'Not available',
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
