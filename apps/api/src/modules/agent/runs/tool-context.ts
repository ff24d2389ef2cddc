import type { ToolCall, ToolResult } from '@frontdesk/agent';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import type { LeadRow } from '../../leads/leads/index.ts';

/** Context of a tool call: an agent run or a phone call, bound to its lead. */
export interface ToolContext {
  readonly workspaceId: string;
  readonly by: EventContext;
  /** The lead, locked until the end of the transaction. */
  leadOf(tx: Tx): Promise<LeadRow | null>;
  /** Runs work with external effects. Null when the agent may no longer act. */
  within<T>(todo: (tx: Tx) => Promise<T>): Promise<T | null>;
}

export interface ToolCallInput {
  readonly desk: ToolContext;
  readonly call: ToolCall;
}

/** External result of a tool and its changes here, stored together. */
export interface ToolOutcome {
  readonly result: ToolResult;
  readonly told: unknown;
  readonly change?: (tx: Tx) => Promise<void>;
}
