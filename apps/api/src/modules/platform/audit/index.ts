export { countDenied, type DeniedCount } from './access-denials.ts';
export { downloadAuditExport } from './download-audit-export.ts';
export { AuditEventAddedFields, AuditResolver, AuditSubscription } from './graphql/audit.resolver.ts';
export { anchorAuditTrailsJob } from './jobs/anchor-audit-trails.ts';
export { exportAuditTrailJob } from './jobs/export-audit-trail.ts';
export { pruneAuditTrailsJob } from './jobs/prune-audit-trails.ts';
