import { BOOKING_STATUS_TITLES, type BookingStatus } from '@frontdesk/domain';
import { StatusBadge, type Tone } from '../ui/status-badge.tsx';

const TONES: Record<BookingStatus, Tone> = {
  REQUESTED: 'info',
  BOOKED: 'good',
  CANCELLED: 'neutral',
  FAILED: 'bad',
  SUPPRESSED: 'warning',
};

export function BookingStatusBadge({ status }: { status: BookingStatus }) {
  return <StatusBadge tone={TONES[status]}>{BOOKING_STATUS_TITLES[status]}</StatusBadge>;
}
