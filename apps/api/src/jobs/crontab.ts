/**
 * Scheduled tasks. Times are in UTC, and each task is run by only one worker. A nightly task that was missed is run
 * later if the delay is at most one day.
 */
export const CRONTAB = `
17 * * * * sweep_answers
27 * * * * sweep_rate_limits
7 0 * * * anchor_audit_trails ?fill=1d
17 2 * * * prune_audit_trails ?fill=1d
37 2 * * * prune_notifications ?fill=1d
43 2 * * * prune_model_calls ?fill=1d
49 2 * * * prune_provider_log ?fill=1d
53 2 * * * prune_usage ?fill=1d
57 2 * * * prune_voiceprints ?fill=1d
3 * * * * snapshot_usage
*/5 * * * * check_usage_limits
7 * * * * issue_invoices
11 4 * * * reconcile_payments ?fill=1d
* * * * * start_usage_rollups
47 2 * * * notice_expiring_keys ?fill=1d
41 2 * * * sweep_job_files ?fill=1d
0 3 * * * sweep_retention ?fill=1d
20 3 * * * delete_template_files ?fill=1d
30 3 * * * sweep_webhooks ?fill=1d
*/15 * * * * rewrap_data_keys
*/15 * * * * bind_secrets
*/10 * * * * sweep_queues
* * * * * hand_back_idle
* * * * * end_snoozes
* * * * * expire_surfaces
* * * * * remind_of_surfaces
* * * * * delete_surface_files
* * * * * start_due_syncs
* * * * * start_notification_emails
* * * * * start_sequences
* * * * * start_ratings
*/10 * * * * start_due_web_reads
*/10 * * * * start_due_mcp_reads
* * * * * look_for_lost_calls
*/5 * * * * notify_waiting_leads
*/5 * * * * delete_stored_objects
29 * * * * sync_templates
23 * * * * start_embeddings
`;

export const SCHEDULED_TASKS: readonly string[] = CRONTAB.trim()
  .split('\n')
  .map((line) => line.split(' ')[5] ?? '');

/**
 * Tasks that are enqueued without a job key. For any other task, a job without a key was superseded, because Graphile
 * Worker removes the key of a running job when the job is enqueued again.
 */
export const TASKS_WITHOUT_JOB_KEY: readonly string[] = [
  ...SCHEDULED_TASKS,
  'send_mail',
  'deliver_webhooks',
  'export_audit_trail',
];
