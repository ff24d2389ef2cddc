import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const bookingPolicies = policyGroup('Bookings', [
  {
    key: 'booking.read',
    description: 'View bookings and free slots.',
    dependsOn: [],
    allows: [permit('read', 'Booking')],
  },
  {
    key: 'booking.manage',
    description: 'Book, reschedule and cancel consultations.',
    dependsOn: ['booking.read'],
    allows: [permit(['create', 'reschedule', 'cancel'], 'Booking')],
  },
]);
