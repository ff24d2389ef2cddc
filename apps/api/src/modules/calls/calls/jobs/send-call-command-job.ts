import { type CallCommand, isProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { IntegrationError, reportFailure, voiceOf, withAccount } from '../../../platform/integrations/index.ts';
import { type ActionRow, type CallRow, changeCall, lockAction, lockCall } from '../calls.repository.ts';
import { openControlUrl } from '../control-url.ts';

interface CommandOrder {
  readonly workspaceId: string;
  readonly callId: string;
  readonly actionId: string;
}

interface CallCommandClaim extends CommandOrder {
  readonly providerId: string;
  readonly controlUrl: string;
  readonly command: CallCommand;
}

/**
 * Sends an action of a member or a safety rule to the provider. A text that the provider may already have received is
 * not sent again.
 */
export const sendCallCommandJob =
  (services: Services): Task =>
  async (payload) => {
    const order = payload as CommandOrder;
    const claimed = await claimCommand(services, order);
    if (!claimed) return;
    const voice = await voiceOf(services, order.workspaceId);
    if (voice.kind === 'NOT_SET_UP') return settleCommand(services, order, { state: 'FAILED', failure: voice.words });
    const { providerId: callId, controlUrl, command } = claimed;
    try {
      await withAccount(voice, (port) => port.control({ callId, controlUrl }, command));
      await settleCommand(services, order, { state: 'DONE' });
    } catch (error) {
      if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
      await reportFailure(services, error.used, error.cause);
      const state = error.cause.kind === 'UNCONFIRMED' ? 'UNCONFIRMED' : 'FAILED';
      await settleCommand(services, order, { state, failure: error.cause.words });
    }
  };

/**
 * Stores the attempt to send an action before the request to the provider. Returns null if the action is already
 * completed or can no longer be sent.
 */
const claimCommand = (services: Services, order: CommandOrder): Promise<CallCommandClaim | null> =>
  services.database.forWorkspace(order.workspaceId).write(async (tx) => {
    const call = await lockCall(tx, order.callId);
    const action = call && (await lockAction(tx, order.actionId));
    if (!action || (action.state !== 'WAITING' && action.state !== 'REQUESTING')) return null;
    const command = commandOf(call, action);
    // An earlier attempt may have sent the command. Only idempotent commands are sent again.
    if (action.state === 'REQUESTING' && (command.type === 'SAY' || command.type === 'ADD_MESSAGE'))
      return endAction(tx, call, action, { state: 'UNCONFIRMED', failure: 'It is not known whether this was spoken.' });
    const controlUrl = await openControlUrl(services, tx, call);
    if (call.endedAt || !call.providerId || !controlUrl)
      return endAction(tx, call, action, { state: 'FAILED', failure: 'The call had ended.' });
    await tx.operatorAction.updateMany({ where: { id: action.id }, data: { state: 'REQUESTING' } });
    return { ...order, providerId: call.providerId, controlUrl, command };
  });

/**
 * Returns the provider command for an action. Mute and unmute depend on the current mode: the agent is muted only
 * during a takeover.
 */
function commandOf({ mode }: CallRow, { kind, text, memberId }: ActionRow): CallCommand {
  if (kind === 'END') return { type: 'END' };
  if (kind === 'SAY') return { type: 'SAY', text };
  if (kind === 'GUIDE') return { type: 'ADD_MESSAGE', text: `${guidancePrefix(memberId)}: ${text}`, answerNow: false };
  return { type: mode === 'TAKEOVER' ? 'MUTE_ASSISTANT' : 'UNMUTE_ASSISTANT' };
}

const guidancePrefix = (memberId: string | null): string =>
  memberId === null ? 'For the rest of this call, with priority' : 'Guidance from a colleague who is listening';

interface CommandOutcome {
  readonly state: 'DONE' | 'FAILED' | 'UNCONFIRMED';
  readonly failure?: string;
}

const settleCommand = (services: Services, order: CommandOrder, ending: CommandOutcome): Promise<void> =>
  services.database.forWorkspace(order.workspaceId).write(async (tx) => {
    const call = await lockCall(tx, order.callId);
    const action = call && (await lockAction(tx, order.actionId));
    if (action?.state === 'REQUESTING') await endAction(tx, call, action, ending);
  });

async function endAction(
  tx: Tx,
  call: CallRow | null,
  action: ActionRow,
  { state, failure }: CommandOutcome,
): Promise<null> {
  await tx.operatorAction.updateMany({ where: { id: action.id }, data: { state, failure: failure ?? null } });
  // If muting the agent failed, the call must not be shown as taken over.
  const lost = state === 'FAILED' && action.mode === 'TAKEOVER' && call?.mode === 'TAKEOVER';
  if (lost && call.heldById === action.memberId) await changeCall(tx, call.id, { mode: 'GUIDE' });
  const { workspaceId, callId: id } = action;
  await publishChange(tx, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
  return null;
}
