import type { FhirResource, SourceAuthorization, SourceHealth, SyncRunState } from '@frontdesk/domain';
import type { Tone } from '../../ui/status-badge.tsx';

export const RESOURCE_TITLES: Record<FhirResource, string> = {
  Organization: 'Organizations',
  Location: 'Locations',
  Practitioner: 'Practitioners',
  Patient: 'Patients',
  Appointment: 'Appointments',
};

export const AUTHORIZATION_TITLES: Record<SourceAuthorization, string> = {
  NONE: 'None',
  BEARER: 'Token',
  BASIC: 'Username and password',
};

export const HEALTH_LABELS: Record<SourceHealth, { readonly title: string; readonly tone: Tone }> = {
  UNKNOWN: { title: 'Not tested', tone: 'neutral' },
  HEALTHY: { title: 'Healthy', tone: 'good' },
  DEGRADED: { title: 'Degraded', tone: 'bad' },
};

export const RUN_LABELS: Record<SyncRunState, { readonly title: string; readonly tone: Tone }> = {
  QUEUED: { title: 'Queued', tone: 'neutral' },
  RUNNING: { title: 'Running', tone: 'info' },
  DONE: { title: 'Done', tone: 'good' },
  FAILED: { title: 'Failed', tone: 'bad' },
  CANCELLED: { title: 'Canceled', tone: 'neutral' },
};

/** Formats an interval: `every 15 minutes`, `every 2 hours`. */
export function intervalText(minutes: number): string {
  if (minutes === 1_440) return 'every day';
  if (minutes % 60 !== 0) return `every ${minutes} minutes`;
  return minutes === 60 ? 'every hour' : `every ${minutes / 60} hours`;
}
