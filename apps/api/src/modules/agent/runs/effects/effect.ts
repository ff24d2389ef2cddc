import type { Dict, EffectResult, Json, ToolError } from '@frontdesk/agent/engine';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import type { LeadRow } from '../../../leads/leads/index.ts';

/** Input of an effect. The person comes from the conversation or the call: no argument names one. */
export interface EffectInput {
  readonly key: string;
  readonly args: Dict<Json>;
  readonly workspaceId: string;
  readonly by: EventContext;
  /** Null for a caller whose number is unknown or was only named by them. */
  contactIdOf(tx: Tx): Promise<string | null>;
  /** The lead, locked until the end of the transaction. */
  leadOf(tx: Tx): Promise<LeadRow | null>;
  /** Runs work with external effects. Null when the agent may no longer act. */
  within<T>(todo: (tx: Tx) => Promise<T>): Promise<T | null>;
}

/** External result of an effect and its changes here, stored together. */
export interface EffectOutcome {
  readonly result: EffectResult;
  readonly change?: (tx: Tx) => Promise<void>;
}

export type EffectTool<Input extends EffectInput = EffectInput> = (
  services: Services,
  input: Input,
) => Promise<EffectOutcome>;

export const failed = (code: ToolError): EffectOutcome => ({ result: { ok: false, code } });
