import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import { badInput, notFound } from '../../../errors/denials.ts';
import { type PageRequest, pageOf } from '../../../graphql/connection.ts';
import { connectionFrom } from '../../../graphql/connection-from.ts';
import { SCHEDULED_TASKS, TASKS_WITHOUT_JOB_KEY } from '../../../jobs/crontab.ts';
import { discardSend } from '../../messaging/messages/index.ts';
import { findFailedJobs } from './failed-jobs.repository.ts';

export async function listFailedJobs({ database }: Services, request: PageRequest) {
  const page = pageOf(request, isJobId);
  const { rows, totalCount } = await findFailedJobs(database.system.pool, page, TASKS_WITHOUT_JOB_KEY);
  const jobs = rows.map(({ id, task, attempts, error, created_at, last_attempt_at }) => ({
    id,
    task,
    attempts,
    error: redactError(error),
    createdAt: created_at,
    lastAttemptAt: last_attempt_at,
    isDiscardable: isDiscardable(task),
  }));
  return connectionFrom(jobs, { page, totalCount, at: ({ createdAt }) => createdAt });
}

type EndTask = (services: Services, payload: never) => Promise<void>;

const noEffect: EndTask = async () => {};

/**
 * Tasks whose failed jobs can be discarded, each with a function that moves the record waiting for the job to a final
 * state. Jobs of other tasks cannot be discarded, because their record would stay in a non-final state.
 */
const ENDS = new Map<string, EndTask>([
  // Nothing needs to be changed, because the next scheduled run does the work of the discarded job.
  ...SCHEDULED_TASKS.map((task): [string, EndTask] => [task, noEffect]),
  ['deliver_webhooks', noEffect],
  ['look_at_call', noEffect],
  ['roll_up_usage', noEffect],
  ['sweep_workspace', noEffect],
  ['sync_workspace_templates', noEffect],
  // No record waits for the job. If the job is discarded, the email is not sent.
  ['send_mail', noEffect],
  // The contact can request another code.
  ['send_surface_code', noEffect],
  ['send_message', discardSend],
  ['send_campaign_message', discardSend],
]);

export const isDiscardable = (task: string): boolean => ENDS.has(task);

export async function endDiscarded(services: Services, { task, payload }: { task: string; payload: unknown }) {
  await ENDS.get(task)?.(services, payload as never);
}

/**
 * Returns whether the text is a job id: a positive integer of at most 18 digits, which fits into a PostgreSQL bigint.
 */
const isJobId = (text: string): boolean => /^[1-9]\d{0,17}$/.test(text);

/**
 * Returns the distinct job ids. Throws VALIDATION_FAILED if the list is empty or too long, and NOT_FOUND if a value is
 * not a job id.
 */
export function jobIds(given: readonly string[]): string[] {
  if (given.length === 0 || given.length > LIMITS.pageSizeMax)
    throw badInput(`ids has 1 to ${LIMITS.pageSizeMax} entries.`, 'ids');
  if (!given.every(isJobId)) throw notFound();
  return [...new Set(given)];
}

const MAX_LENGTH = 200;

/** Matches parts of error messages that can contain personal data, which platform admins must not see. */
const REDACTED: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[email]'],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^/\s?#]*@|[a-z][a-z0-9+.-]*:\/\/)([^/\s?#]+)[^\s"']*/gi, '[address]'],
  [/(['"`])(?:(?!\1).)*\1/g, '[value]'],
  [/=\([^)]*\)/g, '=([value])'],
  [/\b(?=[\w-]*\d)[\w-]{16,}\b/g, '[token]'],
  [/\+?\d[\d\s().-]{4,}\d/g, '[number]'],
];

/**
 * Returns the first line of an error, truncated to MAX_LENGTH characters. Email addresses, URLs, phone numbers, quoted
 * values and tokens are removed. Returns null if the line is empty or the job has no error.
 */
export function redactError(error: string | null): string | null {
  const line = error?.split('\n', 1)[0]?.trim();
  if (!line) return null;
  const safe = REDACTED.reduce((text, [pattern, mark]) => text.replace(pattern, mark), line);
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH)}…` : safe;
}
