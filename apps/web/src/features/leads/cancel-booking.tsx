import { t } from '@lingui/core/macro';
import { formatDateTime } from '../../lib/dates.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import type { LeadBooking } from './lead-bookings.tsx';
import { useCancelBooking } from './use-booking-changes.ts';

export function CancelBooking({ booking, name }: { booking: LeadBooking; name: string }) {
  const { timezone } = useWorkspace();
  const confirmation = useConfirmation(useCancelBooking(booking.id));
  return (
    <>
      <PermissionButton
        size="compact-sm"
        variant="default"
        permission={booking.viewerCan.cancel}
        onClick={confirmation.ask}
      >
        {t`Cancel`}
      </PermissionButton>
      <ConfirmDialog
        {...confirmation.dialog}
        title={t`Cancel the booking with ${name}?`}
        confirmLabel={t`Cancel booking`}
        danger
      >
        {t`${formatDateTime(booking.startsAt, timezone)}. The calendar sends them a cancellation.`}
      </ConfirmDialog>
    </>
  );
}
