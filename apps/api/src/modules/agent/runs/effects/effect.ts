import type { Dict, EffectResult, Json, ToolError } from '@frontdesk/agent/engine';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import type { LeadRow } from '../../../leads/leads/index.ts';
import type { QuestionPlace } from '../../knowledge/index.ts';

/**
 * Input of an effect. The contact always comes from the conversation or call, never from arguments that the model
 * generated.
 */
export interface EffectInput {
  readonly key: string;
  readonly args: Dict<Json>;
  readonly workspaceId: string;
  readonly by: EventContext;
  /**
   * Returns the id of the contact. Returns null for a phone caller with a withheld number, even if the person stated a
   * number.
   */
  contactIdOf(tx: Tx): Promise<string | null>;
  /** Returns the language and the phone number of the conversation or call, for knowledge searches. */
  placeOf(tx: Tx): Promise<QuestionPlace>;
  /** Returns the lead, locked until the end of the transaction. Returns null if there is no lead. */
  leadOf(tx: Tx): Promise<LeadRow | null>;
  /**
   * Runs `todo` in a transaction, for example before a provider is asked to make a change. Returns null if the agent is
   * no longer allowed to act.
   */
  within<T>(todo: (tx: Tx) => Promise<T>): Promise<T | null>;
}

/** Result of an effect, with the database changes to make in the transaction that stores the result. */
export interface EffectOutcome {
  readonly result: EffectResult;
  readonly change?: (tx: Tx) => Promise<void>;
}

export type EffectTool<Input extends EffectInput = EffectInput> = (
  services: Services,
  input: Input,
) => Promise<EffectOutcome>;

export const failed = (code: ToolError): EffectOutcome => ({ result: { ok: false, code } });
