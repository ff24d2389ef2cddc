import { useMutation } from '@apollo/client/react';
import { CancelBookingDocument } from '../../gql/cancel-booking.ts';
import { CreateBookingDocument } from '../../gql/create-booking.ts';
import { RescheduleBookingDocument } from '../../gql/reschedule-booking.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { useAttempt } from '../../ui/use-attempt.ts';

/** What is asked of the calendar; its answer is told live. */
export function useCreateBooking(leadId: string, onAsked: () => void) {
  const [create] = useMutation(CreateBookingDocument);
  return useAttempt(async (startsAt: string) => {
    const { data } = await create({ variables: { input: { leadId, startsAt } } });
    const result = data?.createBooking;
    switch (result?.__typename) {
      case 'BookingRequested':
        return void onAsked();
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
}

export function useRescheduleBooking(id: string) {
  const [reschedule] = useMutation(RescheduleBookingDocument);
  return useAttempt(async (startsAt: string) => {
    const { data } = await reschedule({ variables: { input: { id, startsAt } } });
    const result = data?.rescheduleBooking;
    switch (result?.__typename) {
      case 'BookingChangeRequested':
      case undefined:
        return;
      case 'Refused':
        return result;
      default:
        return unreachable(result);
    }
  });
}

export function useCancelBooking(id: string) {
  const [cancel] = useMutation(CancelBookingDocument);
  return async () => {
    const { data } = await cancel({ variables: { input: { id } } });
    const result = data?.cancelBooking;
    switch (result?.__typename) {
      case 'BookingChangeRequested':
      case undefined:
        return;
      case 'Refused':
        return result;
      default:
        return unreachable(result);
    }
  };
}
