import type { Services } from '../../../../auth/context.ts';
import { SCHEDULED_TASKS } from '../../../../jobs/crontab.ts';
import { discardSend } from '../../../messaging/messages/index.ts';

type EndTask = (services: Services, payload: never) => Promise<void>;

const noEffect: EndTask = async () => {};

/**
 * Tasks whose jobs may be discarded, with the final state of the record that waits for the job. Other tasks are
 * refused, because their record would stay in a non-final state.
 */
const ENDS = new Map<string, EndTask>([
  // The next run does the same work.
  ...SCHEDULED_TASKS.map((task): [string, EndTask] => [task, noEffect]),
  ['deliver_webhooks', noEffect],
  ['look_at_call', noEffect],
  ['sweep_workspace', noEffect],
  ['sync_workspace_templates', noEffect],
  // The email is not sent. Its recipient can request another.
  ['send_mail', noEffect],
  ['send_message', discardSend],
  ['send_campaign_message', discardSend],
]);

export const isDiscardable = (task: string): boolean => ENDS.has(task);

export async function endDiscarded(services: Services, { task, payload }: { task: string; payload: unknown }) {
  await ENDS.get(task)?.(services, payload as never);
}
