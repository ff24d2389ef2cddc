import { LEAD_STATUS_TITLES, type LeadStatus } from '@frontdesk/domain';
import { StatusBadge, type Tone } from '../ui/status-badge.tsx';

const TONES: Record<LeadStatus, Tone> = {
  NEW: 'info',
  CONTACTED: 'warning',
  QUALIFIED: 'good',
  BOOKED: 'good',
  UNQUALIFIED: 'neutral',
  LOST: 'bad',
};

export function LeadStatusBadge({ status }: { status: LeadStatus }) {
  return <StatusBadge tone={TONES[status]}>{LEAD_STATUS_TITLES[status]}</StatusBadge>;
}
