import type { Services } from '../../../../auth/context.ts';
import { SCHEDULED_TASKS } from '../../../../jobs/crontab.ts';
import { discardSend } from '../../../messaging/messages/index.ts';

type EndTask = (services: Services, payload: never) => Promise<void>;

const noEffect: EndTask = async () => {};

/**
 * Tasks whose failed jobs can be discarded, with a function that sets the record that waits for the job to a final
 * state. Jobs of other tasks cannot be discarded, because their record would remain in a non-final state.
 */
const ENDS = new Map<string, EndTask>([
  // The next scheduled run does the work of a discarded job.
  ...SCHEDULED_TASKS.map((task): [string, EndTask] => [task, noEffect]),
  ['deliver_webhooks', noEffect],
  ['look_at_call', noEffect],
  ['sweep_workspace', noEffect],
  ['sync_workspace_templates', noEffect],
  // The email is not sent. Its recipient can request another email.
  ['send_mail', noEffect],
  ['send_message', discardSend],
  ['send_campaign_message', discardSend],
]);

export const isDiscardable = (task: string): boolean => ENDS.has(task);

export async function endDiscarded(services: Services, { task, payload }: { task: string; payload: unknown }) {
  await ENDS.get(task)?.(services, payload as never);
}
