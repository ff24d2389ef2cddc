import { useMutation } from '@apollo/client/react';
import { CancelBookingDocument } from '../../gql/cancel-booking.ts';
import { CreateBookingDocument } from '../../gql/create-booking.ts';
import { RescheduleBookingDocument } from '../../gql/reschedule-booking.ts';
import { handleMutationResult, refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

/** Returns an action that requests a booking from the calendar. The result arrives through a subscription. */
export function useCreateBooking(leadId: string, onAsked: () => void) {
  const [create] = useMutation(CreateBookingDocument);
  return useMutationAction(async (startsAt: string) => {
    const { data } = await create({ variables: { input: { leadId, startsAt } } });
    return handleMutationResult(data?.createBooking, onAsked);
  });
}

/**
 * Returns an action that requests another time from the calendar. Both the request and its result arrive through the
 * subscription of the page. The booking in the response is ignored, because the response can arrive after the result
 * and would then contain an older state.
 */
export function useRescheduleBooking(id: string) {
  const [reschedule] = useMutation(RescheduleBookingDocument);
  return useMutationAction(async (startsAt: string) => {
    const { data } = await reschedule({ variables: { input: { id, startsAt } } });
    return refusalOf(data?.rescheduleBooking);
  });
}

/**
 * Returns an action that requests a cancellation from the calendar. The result of the request also arrives through the
 * subscription of the page.
 */
export function useCancelBooking(id: string) {
  const [cancel] = useMutation(CancelBookingDocument);
  return async () => {
    const { data } = await cancel({ variables: { id } });
    return refusalOf(data?.cancelBooking);
  };
}
