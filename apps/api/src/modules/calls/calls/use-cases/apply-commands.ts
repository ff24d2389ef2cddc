import type { Command, Outcome } from '@frontdesk/agent/engine';
import type { LeadStatus } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueHangUp } from '../../../../events/outbox.ts';
import { saveAnswers } from '../../../agent/runs/index.ts';
import { lockLead, transitionLead } from '../../../leads/leads/index.ts';
import { agentActor } from '../actors.ts';
import type { CallRow } from '../calls.repository.ts';
import { escalate } from '../escalate.ts';

/** Time in milliseconds for the agent to say goodbye before the call ends. */
const GOODBYE_MS = 10_000;

const STATUS_AFTER: Readonly<Partial<Record<Outcome, LeadStatus>>> = {
  QUALIFIED: 'QUALIFIED',
  UNQUALIFIED: 'UNQUALIFIED',
};

interface CallCommands {
  readonly row: CallRow;
  readonly commands: readonly Command[];
  /** Identifies the step, so that the world model stores each answer once. */
  readonly key: string;
}

/** Applies the commands of an engine step, in the transaction that stores the engine state. */
export async function applyCommands(tx: Tx, services: Services, { row, commands, key }: CallCommands): Promise<void> {
  const by = agentActor(services, row.workspaceId, row.id);
  const lead = () => (row.leadId ? lockLead(tx, row.leadId) : null);
  for (const command of commands) {
    if (command.type === 'hand_off') await escalate(tx, services, row, { code: command.reason, detail: command.note });
    if (command.type === 'end_call') {
      const at = new Date(services.clock().getTime() + GOODBYE_MS);
      await enqueueHangUp(tx, { workspaceId: row.workspaceId, callId: row.id }, at);
    }
    if (command.type === 'save_answers') {
      const known = await lead();
      if (known) await saveAnswers(tx, by, { lead: known, answers: command.answers, key });
    }
    const status = command.type === 'end_episode' ? STATUS_AFTER[command.outcome] : undefined;
    if (status && hasReachedPerson(row))
      await transitionLead(tx, by, await lead(), { status, from: ['NEW', 'CONTACTED'] });
  }
}

/**
 * Returns whether the call certainly reached a person. For an outbound call this is known only at its end, because the
 * call can turn out to be a voicemail.
 */
const hasReachedPerson = ({ direction, endedAt, unansweredReason }: CallRow): boolean =>
  direction === 'INBOUND' || (endedAt !== null && unansweredReason === null);
