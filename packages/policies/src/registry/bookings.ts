import { exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const bookingPolicies = policyGroup('Bookings', [
  {
    key: 'booking.read',
    description: 'View bookings and free times.',
    dependsOn: [],
    allows: [permit('read', 'Booking')],
  },
  {
    key: 'booking.manage',
    description: 'Create, change, reschedule, cancel and export bookings, and mark no-shows.',
    dependsOn: ['booking.read'],
    allows: [
      permit(['create', 'update', 'reschedule', 'cancel', 'markNoShow'], 'Booking'),
      permit('export', 'Booking', exceptApiKeys()),
    ],
  },
]);
