import type { Tx } from '../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import { isAgentPublished } from '../../agent/configuration/index.ts';
import { findGreetingRoute, findUsableGreeting } from '../../agent/runs/index.ts';
import { hasService } from '../../agent/services/index.ts';
import { isSendingEnabled } from '../../messaging/conversations/index.ts';
import { integrationStatus } from '../../platform/integrations/index.ts';

/** Returns why the waiting leads cannot be greeted now, or null if they can. */
export const findBacklogRefusal = async (tx: Tx): Promise<Refused | null> =>
  (await isSendingEnabled(tx)) ? findSetupRefusal(tx) : refused('AGENT_PAUSED');

/** Returns why the workspace cannot contact new leads yet. Returns null if the setup is complete. */
async function findSetupRefusal(tx: Tx): Promise<Refused | null> {
  const { channel } = await tx.workspace.findFirstOrThrow({ select: { channel: true } });
  const isVoice = channel === 'VOICE';
  const route = isVoice ? null : await findGreetingRoute(tx);
  const status = isVoice ? await integrationStatus(tx, 'VAPI') : route;
  if (status?.unavailableReason !== null) return refused('CHANNEL_NOT_SET_UP');
  if (!(await hasService(tx)) && !(await isAgentPublished(tx))) return refused('AGENT_NOT_PUBLISHED');
  if (route && !(await findUsableGreeting(tx, route.phoneConfigId))) return refused('GREETING_TEMPLATE_MISSING');
  return null;
}
