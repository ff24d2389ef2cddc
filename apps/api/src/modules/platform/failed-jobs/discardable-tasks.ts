import type { Services } from '../../../auth/context.ts';
import { SCHEDULED_TASKS } from '../../../jobs/crontab.ts';
import { discardSend } from '../../messaging/index.ts';

type EndTask = (services: Services, payload: never) => Promise<void>;

const noEffect: EndTask = async () => {};

/**
 * Tasks whose jobs may be discarded, and what then ends the record that waits for the job. A task that is not listed is refused:
 * its record would stay in a state that nothing leaves.
 */
const ENDS = new Map<string, EndTask>([
  // The next run does the same work.
  ...SCHEDULED_TASKS.map((task): [string, EndTask] => [task, noEffect]),
  ['deliver_webhooks', noEffect],
  ['look_at_call', noEffect],
  ['sweep_workspace', noEffect],
  ['sync_workspace_templates', noEffect],
  // The mail is not sent. Its recipient can ask for another.
  ['send_mail', noEffect],
  ['send_message', discardSend],
  ['send_campaign_message', discardSend],
]);

export const isDiscardable = (task: string): boolean => ENDS.has(task);

export async function endDiscarded(services: Services, { task, payload }: { task: string; payload: unknown }) {
  await ENDS.get(task)?.(services, payload as never);
}
