export { applyCreated, failBooking } from './apply-calendar-result.ts';
export { bookingExport, bookingRows } from './booking-export.ts';
export { bookOnce, cancelOnce, rescheduleOnce } from './calendar-client.ts';
export {
  BookingChangeFields,
  BookingFields,
  BookingResolver,
  BookingSubscription,
} from './graphql/booking.resolver.ts';
export { BookingExportResolver } from './graphql/booking-export.ts';
export { bookingJobs } from './jobs/reconcile-booking-job.ts';
export { applyBookingChange, claimBookingChange, createPendingBooking } from './pending-bookings.ts';
export { recordConfirmation } from './record-confirmation.ts';
export { applyCalendarEvent } from './use-cases/apply-calendar-event.ts';
export { freeSlots } from './use-cases/available-slots.ts';
export { storeCalendarEvent } from './use-cases/store-calendar-event.ts';
