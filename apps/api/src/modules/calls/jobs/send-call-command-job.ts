import { type CallCommand, isProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { publishChange } from '../../../events/record-event.ts';
import { reportFailure, ThroughAccount, through, voiceOf } from '../../integrations/index.ts';
import { type ActionRow, type CallRow, changeCall, lockAction, lockCall } from '../calls.repository.ts';
import { openControl } from '../control-url.ts';

interface Order {
  readonly workspaceId: string;
  readonly callId: string;
  readonly actionId: string;
}

interface Steering extends Order {
  readonly providerId: string;
  readonly controlUrl: string;
  readonly command: CallCommand;
}

/** What a member did in a call, told to the provider once. Words that may have been heard are not said again. */
export const steerCallJob =
  (services: Services): Task =>
  async (payload) => {
    const order = payload as Order;
    const steering = await claim(services, order);
    if (!steering) return;
    const voice = await voiceOf(services, order.workspaceId);
    if (voice.kind === 'NOT_SET_UP') return settle(services, order, { state: 'FAILED', failure: voice.words });
    const { providerId: callId, controlUrl, command } = steering;
    try {
      await through(voice, (port) => port.control({ callId, controlUrl }, command));
      await settle(services, order, { state: 'DONE' });
    } catch (error) {
      if (!(error instanceof ThroughAccount) || !isProviderError(error.cause)) throw error;
      await reportFailure(services, error.used, error.cause);
      const state = error.cause.kind === 'UNCONFIRMED' ? 'UNCONFIRMED' : 'FAILED';
      await settle(services, order, { state, failure: error.cause.words });
    }
  };

/** The intent is stored before the provider is asked. Null when there is nothing to do, or nothing can be done. */
const claim = (services: Services, order: Order): Promise<Steering | null> =>
  services.database.inWorkspace(order.workspaceId).write(async (tx) => {
    const call = await lockCall(tx, order.callId);
    const action = call && (await lockAction(tx, order.actionId));
    if (!action || (action.state !== 'WAITING' && action.state !== 'ASKING')) return null;
    const command = commandOf(call, action);
    // Somebody had begun to: what can be told twice is told again.
    if (action.state === 'ASKING' && (command.type === 'SAY' || command.type === 'ADD_MESSAGE'))
      return end(tx, call, action, { state: 'UNCONFIRMED', failure: 'Whether this was heard is not known.' });
    const controlUrl = await openControl(services, tx, call);
    if (call.endedAt || !call.providerId || !controlUrl)
      return end(tx, call, action, { state: 'FAILED', failure: 'The call was over.' });
    await tx.operatorAction.updateMany({ where: { id: action.id }, data: { state: 'ASKING' } });
    return { ...order, providerId: call.providerId, controlUrl, command };
  });

/** The agent is silent exactly while somebody has taken over: by the mode of this moment, whatever came in between. */
function commandOf({ mode }: CallRow, { kind, text, memberId }: ActionRow): CallCommand {
  if (kind === 'END') return { type: 'END' };
  if (kind === 'SAY') return { type: 'SAY', text };
  if (kind === 'GUIDE') return { type: 'ADD_MESSAGE', text: `${guideOf(memberId)}: ${text}`, answerNow: false };
  return { type: mode === 'TAKEOVER' ? 'MUTE_ASSISTANT' : 'UNMUTE_ASSISTANT' };
}

const guideOf = (memberId: string | null): string =>
  memberId === null ? 'For the rest of this call, before all else' : 'A colleague who listens tells you';

interface Ending {
  readonly state: 'DONE' | 'FAILED' | 'UNCONFIRMED';
  readonly failure?: string;
}

const settle = (services: Services, order: Order, ending: Ending): Promise<void> =>
  services.database.inWorkspace(order.workspaceId).write(async (tx) => {
    const call = await lockCall(tx, order.callId);
    const action = call && (await lockAction(tx, order.actionId));
    if (action?.state === 'ASKING') await end(tx, call, action, ending);
  });

async function end(tx: Tx, call: CallRow | null, action: ActionRow, { state, failure }: Ending): Promise<null> {
  await tx.operatorAction.updateMany({ where: { id: action.id }, data: { state, failure: failure ?? null } });
  // The agent still speaks: nobody shall believe that it does not.
  const lost = state === 'FAILED' && action.mode === 'TAKEOVER' && call?.mode === 'TAKEOVER';
  if (lost && call.heldById === action.memberId) await changeCall(tx, call.id, { mode: 'GUIDE' });
  const { workspaceId, callId: id } = action;
  await publishChange(tx, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
  return null;
}
