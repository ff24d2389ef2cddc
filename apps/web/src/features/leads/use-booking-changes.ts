import { useMutation } from '@apollo/client/react';
import { CancelBookingDocument } from '../../gql/cancel-booking.ts';
import { CreateBookingDocument } from '../../gql/create-booking.ts';
import { RescheduleBookingDocument } from '../../gql/reschedule-booking.ts';
import { answered } from '../../lib/handle-mutation-result.ts';
import { useAttempt } from '../../lib/use-mutation-action.ts';

/** What is asked of the calendar; its answer is told live. */
export function useCreateBooking(leadId: string, onAsked: () => void) {
  const [create] = useMutation(CreateBookingDocument);
  return useAttempt(async (startsAt: string) => {
    const { data } = await create({ variables: { input: { leadId, startsAt } } });
    return answered(data?.createBooking, { BookingRequested: onAsked });
  });
}

export function useRescheduleBooking(id: string) {
  const [reschedule] = useMutation(RescheduleBookingDocument);
  return useAttempt(async (startsAt: string) => {
    const { data } = await reschedule({ variables: { input: { id, startsAt } } });
    return answered(data?.rescheduleBooking, { BookingChangeRequested: () => {} });
  });
}

export function useCancelBooking(id: string) {
  const [cancel] = useMutation(CancelBookingDocument);
  return async () => {
    const { data } = await cancel({ variables: { input: { id } } });
    return answered(data?.cancelBooking, { BookingChangeRequested: () => {} });
  };
}
