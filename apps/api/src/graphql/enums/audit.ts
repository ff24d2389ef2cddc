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
);
export const AuditViaEnum = enumOf('AuditVia', 'Interface through which a change was made.', AUDIT_VIAS);
export const AuditExportFormatEnum = enumOf(
  'AuditExportFormat',
  'File format of an audit log export.',
  AUDIT_EXPORT_FORMATS,
);
export const AuditExportStatusEnum = enumOf(
  'AuditExportStatus',
  'Status of an export of the audit log.',
  AUDIT_EXPORT_STATUSES,
);
export const AuditViolationKindEnum = enumOf(
  'AuditViolationKind',
  'Kind of violation of the integrity of the audit log.',
  AUDIT_VIOLATIONS,
);
