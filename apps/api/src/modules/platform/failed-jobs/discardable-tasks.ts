import type { Services } from '../../../auth/context.ts';
import { SCHEDULED_TASKS } from '../../../jobs/crontab.ts';
import { discardSend } from '../../messaging/index.ts';

type End = (services: Services, payload: never) => Promise<void>;

const nothing: End = async () => {};

/**
 * Tasks whose jobs may be discarded, and what then ends the record that waits for the job. A task that is not listed is refused:
 * its record would stay in a state that nothing leaves.
 */
const ENDS = new Map<string, End>([
  // The next run does the same work.
  ...SCHEDULED_TASKS.map((task): [string, End] => [task, nothing]),
  ['deliver_webhooks', nothing],
  ['look_at_call', nothing],
  ['sweep_workspace', nothing],
  ['sync_workspace_templates', nothing],
  // The mail is not sent. Its recipient can ask for another.
  ['send_mail', nothing],
  ['send_message', discardSend],
  ['send_campaign_message', discardSend],
]);

export const isDiscardable = (task: string): boolean => ENDS.has(task);

export async function endDiscarded(services: Services, { task, payload }: { task: string; payload: unknown }) {
  await ENDS.get(task)?.(services, payload as never);
}
