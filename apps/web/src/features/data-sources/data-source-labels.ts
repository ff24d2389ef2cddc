import type {
  DataSourceKind,
  EntityType,
  FhirResource,
  RestPagination,
  SourceAuthorization,
  SourceDateFormat,
  SourceHealth,
  SourceTransform,
  SyncRunStatus,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { Tone } from '../../ui/status-badge.tsx';

export const RESOURCE_TITLES: Record<FhirResource, string> = {
  Organization: t`Organizations`,
  Location: t`Locations`,
  Practitioner: t`Practitioners`,
  Patient: t`Patients`,
  Appointment: t`Appointments`,
};

export const AUTHORIZATION_TITLES: Record<SourceAuthorization, string> = {
  NONE: t`None`,
  BEARER: t`Token`,
  BASIC: t`Username and password`,
  HEADER: t`API key in a header`,
};

export const KIND_TITLES: Record<DataSourceKind, string> = {
  FHIR: t`FHIR R4`,
  REST: t`REST API`,
};

export const PAGINATION_TITLES: Record<RestPagination, string> = {
  NONE: t`None`,
  CURSOR: t`Cursor`,
  PAGE: t`Page number`,
  OFFSET: t`Offset`,
  LINK: t`Link header`,
};

export const TYPE_TITLES: Record<EntityType, string> = {
  PERSON: t`Person`,
  ORGANIZATION: t`Organization`,
  PRACTITIONER: t`Practitioner`,
  LOCATION: t`Location`,
  APPOINTMENT: t`Appointment`,
  ITEM: t`Item`,
};

export const TRANSFORM_TITLES: Record<SourceTransform, string> = {
  NONE: t`Unchanged`,
  TRIM: t`Without spaces`,
  LOWERCASE: t`Lowercase`,
  DATE: t`Date`,
  CONSTANT: t`Fixed value`,
  CONCAT: t`Join values`,
  LOOKUP: t`List of values`,
};

export const DATE_FORMAT_TITLES: Record<SourceDateFormat, string> = {
  ISO: '2026-03-31',
  DAY_MONTH_YEAR: '31.03.2026',
  MONTH_DAY_YEAR: '03/31/2026',
  UNIX_SECONDS: t`Seconds since 1970`,
  UNIX_MILLISECONDS: t`Milliseconds since 1970`,
};

export const HEALTH_LABELS: Record<SourceHealth, { readonly title: string; readonly tone: Tone }> = {
  UNKNOWN: { title: t`Not tested`, tone: 'neutral' },
  HEALTHY: { title: t`Healthy`, tone: 'good' },
  DEGRADED: { title: t`Degraded`, tone: 'bad' },
};

export const RUN_LABELS: Record<SyncRunStatus, { readonly title: string; readonly tone: Tone }> = {
  QUEUED: { title: t`Queued`, tone: 'neutral' },
  RUNNING: { title: t`Running`, tone: 'info' },
  DONE: { title: t`Done`, tone: 'good' },
  FAILED: { title: t`Failed`, tone: 'bad' },
  CANCELLED: { title: t`Canceled`, tone: 'neutral' },
};

/** Formats an interval: `every 15 minutes`, `every 2 hours`. */
export function intervalText(minutes: number): string {
  if (minutes === 1_440) return t`every day`;
  if (minutes % 60 !== 0) return t`every ${minutes} minutes`;
  return minutes === 60 ? t`every hour` : t`every ${minutes / 60} hours`;
}
