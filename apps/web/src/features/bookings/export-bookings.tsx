import { useMutation } from '@apollo/client/react';
import { BOOKING_TAB_TITLES } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { ExportBookingsDocument } from '../../gql/export-bookings.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { ExportButton } from '../../session/export/export-button.tsx';
import { useCan } from '../../session/workspace.tsx';
import { type BookingFilter, toQueryFilter } from './booking-filter.ts';

/** Button that exports the bookings of the list. Hidden if the viewer has no permission to export bookings. */
export function ExportBookings({ filter, total }: { filter: BookingFilter; total: number | undefined }) {
  const canExport = useCan('export', 'Booking');
  const [exportBookings] = useMutation(ExportBookingsDocument, { refetchQueries: [JobsTrayDocument] });
  if (!canExport) return null;
  return (
    <ExportButton
      kind="BOOKING_EXPORT"
      title={t`Export bookings`}
      scope={total === undefined ? null : scopeOf(filter, total)}
      onStart={async (format) => {
        const input = { filter: toQueryFilter(filter, Date.now()).filter, format };
        return refusalOf((await exportBookings({ variables: { input } })).data?.exportBookings);
      }}
    />
  );
}

function scopeOf({ tab, search }: BookingFilter, total: number): string {
  const count = plural(total, { one: '# booking', other: '# bookings' });
  return search ? t`${count}: ${BOOKING_TAB_TITLES[tab]}, “${search}”` : t`${count}: ${BOOKING_TAB_TITLES[tab]}`;
}
