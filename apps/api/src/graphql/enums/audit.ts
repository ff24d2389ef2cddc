import {
  AUDIT_ACTOR_KINDS,
  AUDIT_EXPORT_FORMATS,
  AUDIT_EXPORT_STATUSES,
  AUDIT_VIAS,
  AUDIT_VIOLATIONS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const AuditActorKindEnum = enumOf(
  'AuditActorKind',
  'Kind of actor that caused an audit event.',
  AUDIT_ACTOR_KINDS,
  {
    USER: 'A signed-in user.',
    SUPPORT: 'A global admin in a support session.',
    API_KEY: 'An API key.',
    VISITOR: 'A visitor of the public form.',
    SYSTEM: 'The system, for example a background job.',
    PROVIDER: 'An external provider.',
  },
);
export const AuditViaEnum = enumOf('AuditVia', 'Interface through which a change was made.', AUDIT_VIAS, {
  SPA: 'The web app.',
  PLAYGROUND: 'The playground.',
  API: 'The API: a request with an API key or from a provider.',
  FORM: 'The public form.',
  JOB: 'A background job.',
});
export const AuditExportFormatEnum = enumOf(
  'AuditExportFormat',
  'File format of an audit log export.',
  AUDIT_EXPORT_FORMATS,
  {
    CSV: 'Comma-separated values with a header row.',
    NDJSON: 'One JSON object per line.',
  },
);
export const AuditExportStatusEnum = enumOf(
  'AuditExportStatus',
  'Status of an export of the audit log.',
  AUDIT_EXPORT_STATUSES,
  {
    QUEUED: 'The export has not started.',
    RUNNING: 'The file is being written.',
    READY: 'The file can be downloaded.',
    FAILED: 'The export failed.',
  },
);
export const AuditViolationKindEnum = enumOf(
  'AuditViolationKind',
  'Kind of violation of the integrity of the audit log.',
  AUDIT_VIOLATIONS,
  {
    CHANGED: 'An event was changed after it was stored.',
    REMOVED: 'An event was deleted.',
    MOVED: 'An event does not follow from the previous event, because events were reordered or rewritten.',
    ADDED: 'An event was stored without being part of the hash chain.',
    CUT: 'The newest events were deleted.',
    UNANCHORED: 'The hash chain does not match a signed anchor.',
  },
);
