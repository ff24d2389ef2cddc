import type { BookingTab } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconCalendarOff, IconSearchOff, IconX } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { BookingFilter } from './booking-filter.ts';

const TITLES: Record<BookingTab, string> = {
  UPCOMING: t`No upcoming bookings`,
  PAST: t`No past bookings`,
  CANCELLED: t`No canceled bookings`,
};

interface Props {
  filter: BookingFilter;
  onChange: (filter: BookingFilter) => void;
}

export function NoBookings({ filter, onChange }: Props) {
  const { slug } = useWorkspace();
  if (filter.search) return <NoMatch filter={filter} onChange={onChange} />;
  return (
    <EmptyState
      icon={<IconCalendarOff size={24} stroke={1.6} />}
      title={TITLES[filter.tab]}
      action={
        <ButtonLink to={paths.leads({ workspace: slug })} variant="default">
          {t`Open leads`}
        </ButtonLink>
      }
    >
      {t`Your AI agent’s bookings appear here. You can also book from a lead.`}
    </EmptyState>
  );
}

const NoMatch = ({ filter, onChange }: Props) => (
  <EmptyState
    icon={<IconSearchOff size={24} stroke={1.6} />}
    title={t`No matching bookings`}
    action={
      <Button
        variant="default"
        size="xs"
        leftSection={<IconX size={14} aria-hidden />}
        onClick={() => onChange({ ...filter, search: '' })}
      >
        {t`Clear search`}
      </Button>
    }
  >
    {t`No booking contains “${filter.search}”.`}
  </EmptyState>
);
