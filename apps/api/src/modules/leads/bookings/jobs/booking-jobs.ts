import type { TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { reconcileBookingJob } from './reconcile-booking-job.ts';

/** Background tasks for bookings. Each may run any number of times, by any number of workers. */
export const bookingJobs = (services: Services): TaskList => ({ settle_booking: reconcileBookingJob(services) });
