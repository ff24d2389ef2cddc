import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { UpdateBookingNoShowDocument } from '../../gql/update-booking-no-show.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useNow } from '../../lib/use-now.ts';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import type { LeadBooking } from './lead-bookings.tsx';

/** Button that marks a booking whose start has passed as a no-show, or removes the mark. */
export function NoShow({ booking, name }: { booking: LeadBooking; name: string }) {
  const now = useNow();
  const { id, status, startsAt, noShowAt, viewerCan } = booking;
  const [set] = useMutation(UpdateBookingNoShowDocument);
  const isNoShow = noShowAt === null;
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await set({ variables: { id, isNoShow } });
    return handleMutationResult(
      data?.updateBookingNoShow,
      () => void toast(isNoShow ? t`Marked as a no-show.` : t`No-show removed.`),
    );
  });
  if (status !== 'BOOKED' || new Date(startsAt).getTime() > now) return null;
  return (
    <>
      <PermissionButton
        size="compact-sm"
        variant="default"
        loading={pending}
        permission={viewerCan.markNoShow}
        aria-label={isNoShow ? t`Mark ${name} as a no-show` : t`Remove the no-show of ${name}`}
        onClick={() => void attempt()}
      >
        {isNoShow ? t`Mark no-show` : t`Remove no-show`}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
