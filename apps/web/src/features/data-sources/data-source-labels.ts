import type { FhirResource, SourceAuthorization, SourceHealth, SyncRunStatus } from '@frontdesk/domain';
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
