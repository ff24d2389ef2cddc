import type { TaskList } from 'graphile-worker';
import type { Services } from '../auth/context.ts';
import { rewrapDataKeys } from '../crypto/rewrap-data-keys.ts';
import { clientConfig } from '../db/connect.ts';
import { CLIENT_LIMITS, type ClientLimits } from '../db/database.ts';
import { pipelinedPool } from '../db/pipeline.ts';
import type { Mailer } from '../email/mailer.ts';
import { checkRolloutJob } from '../modules/agent/configuration/index.ts';
import { advanceEscalationJob } from '../modules/agent/escalation/index.ts';
import { knowledgeJobs } from '../modules/agent/knowledge/index.ts';
import { readMcpServerJob, startDueMcpReadsJob } from '../modules/agent/mcp-servers/index.ts';
import { pruneModelCallsJob } from '../modules/agent/model-usage/index.ts';
import { askRatingsJob, startRatingsJob } from '../modules/agent/ratings/index.ts';
import { runTestsJob, startTestsJob } from '../modules/agent/test-cases/index.ts';
import { callJobs } from '../modules/calls/calls/index.ts';
import { runCampaignJob } from '../modules/campaigns/campaigns/index.ts';
import { runSequencesJob, startSequencesJob } from '../modules/campaigns/sequences/index.ts';
import { pruneVoiceprintsJob } from '../modules/identity/voiceprints/index.ts';
import { bookingJobs } from '../modules/leads/bookings/index.ts';
import { notifyWaitingLeadsJob } from '../modules/leads/waiting-leads/index.ts';
import { deleteStoredObjectsJob } from '../modules/messaging/attachments/index.ts';
import { endIdleTakeoversJob, endSnoozesJob } from '../modules/messaging/conversations/index.ts';
import { messagingJobs } from '../modules/messaging/messages/index.ts';
import { surfaceJobs } from '../modules/messaging/surfaces/index.ts';
import {
  deleteTemplateFilesJob,
  syncTemplatesJob,
  syncWorkspaceTemplatesJob,
} from '../modules/messaging/templates/index.ts';
import { anchorAuditTrailsJob, exportAuditTrailJob, pruneAuditTrailsJob } from '../modules/platform/audit/index.ts';
import { billingJobs } from '../modules/platform/billing/index.ts';
import { runJob, sweepJobFiles } from '../modules/platform/long-jobs/index.ts';
import { notificationJobs } from '../modules/platform/notifications/index.ts';
import { pruneProviderLogJob } from '../modules/platform/provider-log/index.ts';
import { sweepRetentionJob, sweepWorkspaceJob } from '../modules/platform/retention/index.ts';
import { usageJobs } from '../modules/platform/usage/index.ts';
import { startDeliveryWorker, sweepWebhooksJob } from '../modules/platform/webhooks/index.ts';
import { runSyncJob, startDueSyncsJob } from '../modules/world-model/data-sources/index.ts';
import { matchEntitiesJob } from '../modules/world-model/entity-links/index.ts';
import { waitAtMost } from '../shutdown.ts';
import { bindSecrets } from './bind-secrets.ts';
import { JOB_HANDLERS } from './job-handlers.ts';
import { holdWorkerLock, type OrphanTimeouts, releaseOrphanedJobs } from './orphaned-jobs.ts';
import { CONNECTIONS, type OpenQueue, openQueue, queuesOf } from './queues.ts';
import { sendEmail } from './send-email.ts';
import { withSharedListener } from './shared-listener.ts';
import { deleteExpiredIdempotencyKeys, sweepRateLimits } from './sweep-expired-rows.ts';
import { sweepQueues } from './sweep-queues.ts';

export interface WorkerParts {
  readonly systemUrl: string;
  readonly services: Services;
  readonly mailer: Mailer;
  readonly patience?: OrphanTimeouts;
  readonly clientLimits?: ClientLimits;
}

export interface Worker {
  /**
   * Stops claiming jobs and waits for active jobs to finish, without a time limit if `timeoutMs` is omitted. Jobs that
   * are still active at the timeout end with the process and are later released as jobs of a dead worker (ADR 18).
   */
  stop(timeoutMs?: number): Promise<void>;
}

/**
 * Runs jobs from the outbox. Any number of workers can run concurrently: each job is claimed by one of them, and the
 * jobs of a dead worker are retried (ADR 18).
 */
export async function startWorker({
  systemUrl,
  services,
  mailer,
  patience,
  clientLimits = CLIENT_LIMITS,
}: WorkerParts): Promise<Worker> {
  // If a response is overdue, the driver closes a pipelined connection instead of reusing it.
  const pool = withSharedListener(
    pipelinedPool({ ...clientConfig(systemUrl), max: CONNECTIONS, ...clientLimits, keepAlive: true }),
  );
  const { log } = services;
  const deliverer = startDeliveryWorker(services);
  const queues: OpenQueue[] = [];
  const self = () => queues.flatMap((queue) => queue.name() ?? []);
  const stopJobs = () => Promise.all([...queues.map((queue) => queue.stop()), deliverer.stop()]);
  const open = async () => {
    for (const queue of queuesOf(tasksOf(services, mailer, deliverer)))
      queues.push(await openQueue(queue, { pool, log }));
    return holdWorkerLock(systemUrl, self);
  };
  const presence = await open().catch(async (error: unknown) => {
    // Stops the queue groups that have already started, because otherwise they would keep running jobs after the failed
    // start.
    await stopJobs();
    await pool.end();
    throw error;
  });
  const search = releaseOrphanedJobs({ pool, log, self }, patience);
  const end = async () => {
    await search.stop();
    await stopJobs();
    await presence.close();
    await pool.end();
  };
  let ended: Promise<void> | null = null;
  const stop = () => {
    ended ??= end();
    return ended;
  };
  const leave = () => log.warn({ workers: self() }, 'jobs were still running at the shutdown timeout');
  return { stop: (timeoutMs) => (timeoutMs === undefined ? stop() : waitAtMost(timeoutMs, stop(), leave)) };
}

const tasksOf = (services: Services, mailer: Mailer, deliverer: ReturnType<typeof startDeliveryWorker>): TaskList => ({
  advance_escalation: advanceEscalationJob(services),
  send_mail: sendEmail(services.sealer, mailer),
  ...bookingJobs(services),
  ...messagingJobs(services),
  ...callJobs(services),
  ...knowledgeJobs(services),
  sweep_answers: deleteExpiredIdempotencyKeys(services.clock),
  sweep_queues: sweepQueues,
  sweep_rate_limits: sweepRateLimits(services.clock),
  export_audit_trail: exportAuditTrailJob(services),
  run_job: runJob(services, JOB_HANDLERS),
  sweep_job_files: sweepJobFiles(services),
  anchor_audit_trails: anchorAuditTrailsJob(services),
  prune_audit_trails: pruneAuditTrailsJob(services),
  ...notificationJobs(services),
  prune_model_calls: pruneModelCallsJob(services),
  prune_provider_log: pruneProviderLogJob(services),
  ...usageJobs(services),
  prune_voiceprints: pruneVoiceprintsJob(services),
  notify_waiting_leads: notifyWaitingLeadsJob(services),
  sweep_retention: sweepRetentionJob(services),
  sweep_workspace: sweepWorkspaceJob(services),
  deliver_webhooks: async () => deliverer.wake(),
  sweep_webhooks: sweepWebhooksJob(services),
  hand_back_idle: endIdleTakeoversJob(services),
  end_snoozes: endSnoozesJob(services),
  ...surfaceJobs(services),
  run_campaign: runCampaignJob(services),
  run_sequences: runSequencesJob(services),
  start_sequences: startSequencesJob(services),
  ask_ratings: askRatingsJob(services),
  start_ratings: startRatingsJob(services),
  run_sync: runSyncJob(services),
  match_entities: matchEntitiesJob(services),
  read_mcp_server: readMcpServerJob(services),
  start_due_mcp_reads: startDueMcpReadsJob(services),
  check_rollout: checkRolloutJob(services),
  ...billingJobs(services),
  run_tests: runTestsJob(services),
  start_tests: startTestsJob(services),
  start_due_syncs: startDueSyncsJob(services),
  delete_stored_objects: deleteStoredObjectsJob(services),
  delete_template_files: deleteTemplateFilesJob(services),
  sync_templates: syncTemplatesJob(services),
  sync_workspace_templates: syncWorkspaceTemplatesJob(services),
  bind_secrets: () => bindSecrets(services),
  rewrap_data_keys: async () => void (await rewrapDataKeys(services.database, services.rootKeys)),
});
