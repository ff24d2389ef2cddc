import type { ToolCall, ToolResult } from '@frontdesk/agent';
import type { Tx } from '../../db/tenant-db.ts';
import type { EventContext } from '../../events/record-event.ts';
import type { LeadRow } from '../leads/index.ts';

/** Where a tool works: in a turn of a conversation or in a phone call, for its one lead and nobody else. */
export interface ToolContext {
  readonly workspaceId: string;
  readonly by: EventContext;
  /** The lead, held until the transaction ends. */
  leadOf(tx: Tx): Promise<LeadRow | null>;
  /** What leads to something outside; null where the agent may do nothing by now. */
  within<T>(todo: (tx: Tx) => Promise<T>): Promise<T | null>;
}

export interface ToolCallInput {
  readonly desk: ToolContext;
  readonly call: ToolCall;
}

/** What a tool came to outside, and what it changes here: written down together with the result. */
export interface ToolOutcome {
  readonly result: ToolResult;
  readonly told: unknown;
  readonly change?: (tx: Tx) => Promise<void>;
}
