import type { AgentCheckKind, OptOutKeywords } from '@frontdesk/domain';
import type { Act, Segment } from './acts.ts';
import type { BuiltinFlow, Outcome, SlotType } from './graph.ts';
import type { Limits } from './limits.ts';
import type { Passage, Plan, PlanPart } from './plan.ts';
import type { ReasonCode } from './reasons.ts';
import type { ToolError, ToolName, WorkspaceToolKind } from './tools.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Dict<T> = Record<string, T>;

export type Phase = 'idle' | 'understanding' | 'acting' | 'wording' | 'handed_off';

/** A flow on the stack: the running flow, or a flow that is suspended by the flows above it. */
export interface Frame {
  id: string;
  flow: string;
  state: string;
  visits: Dict<number>;
  attempts: number;
  /**
   * Last result of each tool state, by state name. In expressions, `result.*` refers to the most recent result. `$record`
   * contains the values that texts can insert, and `$tools` the tools of the workspace that returned them.
   */
  results: Dict<Json>;
  /** Values with which the flow was started, for example the questions to answer. */
  params: Dict<Json>;
}

export interface Answer {
  value: Json;
  source: 'contact' | 'form' | 'record' | 'member';
  messageId: string | null;
  quote: string | null;
  at: string;
  previous: Json[];
  /** Offer set from which the contact chose the value. Null for other answers. */
  offerId: string | null;
}

/**
 * Numbered options that the contact can choose from. The chosen value is stored in `slot`. For the slot `$flow`, the
 * value is the name of the flow to start.
 */
export interface OfferSet {
  id: string;
  frameId: string;
  slot: string;
  items: { n: number; label: string; value: Json }[];
  expiresAt: string;
}

/** An effect with its evaluated arguments, before and after it is requested. */
export interface PlannedEffect {
  key: string;
  frameId: string;
  tool: ToolName;
  args: Dict<Json>;
  /** Kind of the tool. Set only for a tool that the workspace defines. */
  kind?: WorkspaceToolKind;
}

export interface EffectRecord {
  key: string;
  tool: ToolName;
  state: 'planned' | 'requested' | 'done' | 'failed' | 'unknown';
}

/** An appointment of the contact. `start` is in UTC. `state` is `cancelled` for a canceled appointment. */
export interface BookingFact {
  id: string;
  start: string;
  state: string;
}

export interface Counters {
  /** Number of messages from the contact in this episode. */
  messages: number;
  /** Start times of the turns in the last hour. */
  turns: string[];
  unclear: number;
  hostile: number;
  modelFailures: number;
  tokens: number;
  costUsd: number;
}

/** State of the reply that is being prepared. */
export interface Turn {
  startedAt: string;
  messageIds: string[];
  texts: string[];
  /** Event whose entry flow starts if no flow is running. */
  entry: 'first_message' | 'lead_arrived' | 'call_started';
  rounds: number;
  retries: { understand: number; word: number };
  tokens: number;
  plan: PlanPart[];
  /** Whether this turn advanced the conversation. If not, asking the open question again counts as another attempt. */
  progressed: boolean;
  /**
   * Whether a tool that changes something was requested. Messages that arrive later wait in the inbox, except opt-outs
   * and matches of the safety rules.
   */
  acted: boolean;
  outcome: Outcome | null;
  handOff: { reason: ReasonCode; words: string | null; note: string | null } | null;
  /** Answers to store in the contact's and lead's records when the turn ends. */
  saved: Dict<Json>;
  unanswered: string[];
  /** Forms whose links the reply contains. Absent if there are none. */
  forms?: SentForm[];
}

/** A form that the reply sends. The code that runs the engine adds the link. */
export interface SentForm {
  /** Identifies the form and its version for the code that runs the engine. */
  version: string;
  /** Slots that a submission of the form can fill in. */
  slots: string[];
}

/** Complete state of one conversation as plain JSON. */
export interface EngineState {
  schema: 2;
  rev: number;
  graphVersionId: string;
  phase: Phase;
  episode: {
    no: number;
    openedAt: string;
    lastAt: string;
    greeted: boolean;
    outcome: Outcome | null;
    /** URLs of sources that the contact received. Absent if there are none. */
    links?: string[];
  };
  stack: Frame[];
  /** Flows to start when the stack is empty. */
  queue: string[];
  /** Number in the id of the next frame, offer set, confirmation or model call. */
  nextId: number;
  answers: Dict<Answer>;
  skipped: string[];
  offers: OfferSet | null;
  confirm: { id: string; effect: PlannedEffect } | null;
  bookings: BookingFact[];
  /** Id of the appointment of the last reminder to the contact. Null or absent if there was none. */
  reminded?: string | null;
  effects: EffectRecord[];
  /** The effect whose result the engine waits for. Null if there is none. */
  pending: PlannedEffect | null;
  inbox: { id: string; text: string; button: string | null; dtmf: string | null }[];
  turn: Turn | null;
  /** Id of the latest model call. Null if there was none. Results of earlier calls are ignored. */
  callId: string | null;
  language: string;
  /** Note of the member who returned the conversation to the agent. Null if there is none. */
  note: string | null;
  counters: Counters;
  lastReply: string;
  heldAt: string | null;
  summaries: string[];
  /** The open question for a rating of the ended episode. Null or absent if there is none. */
  rating?: { id: string; step: 'score' | 'comment'; askedAt: string } | null;
}

export type EffectResult = { ok: true; data: Json } | { ok: false; code: ToolError };

export interface Usage {
  readonly tokens: number;
  readonly costUsd: number;
}

export type EngineEvent =
  /**
   * `message` is the text of the lead form. `waited` is the time for which the lead waited for the greeting, as text.
   */
  | { type: 'lead_arrived'; leadId: string; fields: Dict<string>; message?: string | null; waited?: string | null }
  /** `button` is the id of the `Choice` that the contact pressed, even if the choice is no longer open. */
  | { type: 'contact_message'; ids: string[]; text: string; button?: string; dtmf?: string }
  | { type: 'understood'; callId: string; language: string; acts: readonly Act[]; usage?: Usage }
  | { type: 'worded'; callId: string; segments: readonly Segment[]; usage?: Usage }
  | { type: 'effect_result'; key: string; result: EffectResult }
  /** No model may be called now: the budget of the workspace is used up, or its plan includes no further conversation. */
  | { type: 'models_stopped'; callId: string; call: 'understand' | 'word'; reason?: 'PLAN_LIMIT_REACHED' }
  | { type: 'model_failed'; callId: string; call: 'understand' | 'word'; problems: string[]; usage?: Usage }
  | { type: 'call_started' | 'call_ended' | 'silence' | 'timer' | 'taken_over' }
  | { type: 'handed_back'; note: string | null }
  | { type: 'records_changed'; bookings: BookingFact[] }
  /**
   * The contact submitted a form. `fields` contains the answers by slot. If `continues` is true, the agent replies to
   * the form.
   */
  | { type: 'form_submitted'; fields: Dict<string>; continues: boolean };

/** An option of the open question, which the contact can press where the channel has buttons. */
export interface Choice {
  /** Identifies the option and the question. A `contact_message` event repeats it as `button`. */
  readonly id: string;
  readonly label: string;
  /** Short form of the label, for a button. */
  readonly title: string;
}

export interface ReplySegment {
  readonly text: string;
  /** Passages that support the text. Empty for parts without facts or results of tools. */
  readonly sources: readonly Passage[];
}

/** Input of the `understand` model call, sent to the model as JSON. */
export interface View {
  readonly now: string;
  readonly zone: string;
  readonly calendar: readonly { readonly date: string; readonly weekday: string }[];
  readonly languages: readonly string[];
  readonly language: string;
  readonly flows: readonly {
    readonly name: string;
    readonly description: string;
    readonly examples: readonly string[];
  }[];
  readonly slots: readonly {
    readonly name: string;
    readonly type: SlotType;
    readonly words: string;
    readonly choices: readonly string[];
  }[];
  readonly open: { readonly slot: string; readonly words: string } | null;
  readonly offers: readonly { readonly n: number; readonly label: string; readonly start: string | null }[];
  readonly confirm: { readonly effect: ToolName; readonly words: string } | null;
  readonly answers: readonly { readonly slot: string; readonly value: string }[];
  readonly bookings: readonly { readonly start: string; readonly label: string }[];
  readonly summaries: readonly string[];
  readonly history: readonly { readonly by: 'contact' | 'agent' | 'member'; readonly text: string }[];
  readonly messages: readonly string[];
  readonly problems: readonly string[];
}

export type Command =
  | { type: 'understand'; callId: string; view: View }
  /**
   * `kind` is set for a tool of the workspace. The tool must not run if its kind has changed since the command was
   * issued.
   */
  | { type: 'run_effect'; key: string; tool: ToolName; args: Dict<Json>; kind?: WorkspaceToolKind }
  | { type: 'word'; callId: string; plan: Plan; problems: readonly string[] }
  /** `instructions` are for the voice provider's assistant. Set only on calls. */
  | { type: 'say'; segments: ReplySegment[]; choices: Choice[]; instructions?: string[] }
  /** Ends the call after the reply was spoken. */
  | { type: 'end_call' }
  /** `note` explains the handoff to members. Null if the reason needs no explanation. */
  | { type: 'hand_off'; reason: ReasonCode; note: string | null }
  | { type: 'end_episode'; outcome: Outcome; summary: string }
  | { type: 'save_answers'; answers: Dict<Json> }
  | { type: 'unanswered'; question: string }
  /** The contact rated the episode, from 1 to 5. */
  | { type: 'rate'; id: string; score: number }
  /** The message is the comment of a rating. */
  | { type: 'comment_rating'; id: string; messageId: string }
  /** Adds the link of the form to the reply. */
  | { type: 'attach_form'; form: SentForm }
  | { type: 'set_timer'; name: string; at: string };

/** Facts about the contact and the workspace at the time of an event, read in the transaction that stores the event. */
export interface Context {
  readonly channel: 'whatsapp' | 'voice';
  /** With `record_only` the agent must not reply, for example because the contact opted out or a member took over. */
  readonly permission: 'reply' | 'record_only';
  readonly contact: Dict<Json>;
  readonly lead: Dict<Json>;
  readonly hours: { readonly open: boolean; readonly opensAt: string | null };
  /** Languages in which the agent may write. The first is the default. */
  readonly languages: readonly string[];
  readonly contactZone: string | null;
  readonly optOutTerms: readonly OptOutKeywords[];
  /** Match of the safety rules in this message. Null if no rule applies. */
  readonly safety: { readonly reason: 'SAFETY' | 'SENSITIVE_TOPIC'; readonly words: string | null } | null;
  readonly history: View['history'];
  readonly limits: Limits;
  /** Whether replies use fixed templates instead of text from the model. */
  readonly prefersTemplates: boolean;
  readonly minimumNoticeMinutes: number;
  /** Whether a booking needs an email address. */
  readonly needsEmail: boolean;
  readonly disabledFlows?: readonly BuiltinFlow[];
  /** Enabled tools of the workspace, by name. */
  readonly tools?: Readonly<Dict<WorkspaceToolKind>>;
}

export interface Env {
  readonly now: string;
  readonly zone: string;
  readonly context: Context;
}

/** Result of a check of a model's reply. The reply passed the check if there are no problems. */
export interface Check {
  readonly kind: AgentCheckKind;
  readonly problems: readonly string[];
  /** Whether a statement of the reply was not supported by its sources. */
  readonly isUnsupported?: boolean;
}

export interface StepResult {
  readonly state: EngineState;
  readonly commands: readonly Command[];
  /** Checks of the model's reply in the event, in the order in which they ran. Empty for other events. */
  readonly checks: readonly Check[];
}
