import type { TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { reconcileBookingJob } from './reconcile-booking-job.ts';

/** Background tasks for bookings. All of them are idempotent and can run concurrently. */
export const bookingJobs = (services: Services): TaskList => ({ settle_booking: reconcileBookingJob(services) });
