/** Kinds of actors in the audit log. */
export const AUDIT_ACTOR_KINDS = ['USER', 'SUPPORT', 'API_KEY', 'VISITOR', 'SYSTEM', 'PROVIDER'] as const;
export type AuditActorKind = (typeof AUDIT_ACTOR_KINDS)[number];

export const AUDIT_ACTOR_TITLES: Record<AuditActorKind, string> = {
  USER: 'Person',
  SUPPORT: 'Support',
  API_KEY: 'API key',
  VISITOR: 'Visitor',
  SYSTEM: 'Frontdesk',
  PROVIDER: 'Provider',
};

/** Interfaces through which a change can be made. */
export const AUDIT_VIAS = ['SPA', 'PLAYGROUND', 'API', 'FORM', 'JOB'] as const;
export type AuditVia = (typeof AUDIT_VIAS)[number];

export const AUDIT_VIA_TITLES: Record<AuditVia, string> = {
  SPA: 'in the app',
  PLAYGROUND: 'in the playground',
  API: 'by API',
  FORM: 'by the public form',
  JOB: 'by a job',
};

export const AUDIT_EXPORT_FORMATS = ['CSV', 'NDJSON'] as const;
export type AuditExportFormat = (typeof AUDIT_EXPORT_FORMATS)[number];

export const AUDIT_EXPORT_STATUSES = ['QUEUED', 'RUNNING', 'READY', 'FAILED'] as const;
export type AuditExportStatus = (typeof AUDIT_EXPORT_STATUSES)[number];

/** Integrity violations that the verification of the audit log can report. */
export const AUDIT_VIOLATIONS = ['CHANGED', 'REMOVED', 'MOVED', 'ADDED', 'CUT', 'UNANCHORED'] as const;
export type AuditViolationKind = (typeof AUDIT_VIOLATIONS)[number];

export const AUDIT_VIOLATION_MESSAGES: Record<AuditViolationKind, string> = {
  CHANGED: 'This row was changed after it was written.',
  REMOVED: 'A row was deleted here.',
  MOVED: 'The hash of this row does not match the previous row. Rows were reordered or rewritten.',
  ADDED: 'This row was added without a valid hash.',
  CUT: 'The newest rows of the audit log were deleted.',
  UNANCHORED: 'The log does not match its signed anchor. The log was rewritten, or the anchor is not genuine.',
};
