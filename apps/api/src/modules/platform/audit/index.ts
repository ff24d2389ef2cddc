export { countDenied, type DeniedCount } from './access-denials.ts';
export { downloadAuditExport } from './download-audit-export.ts';
export { AuditEventAddedFields, AuditResolver, AuditSubscription } from './graphql/audit.resolver.ts';
export { anchorAuditTrailsJob, pruneAuditTrailsJob } from './jobs/audit-trail-jobs.ts';
export { exportAuditTrailJob } from './jobs/export-audit-log.ts';
