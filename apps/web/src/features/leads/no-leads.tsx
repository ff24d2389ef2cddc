import { LEAD_SOURCE_TITLES, LEAD_STATUS_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import type { LeadFilter } from './lead-filter.ts';

/** Message that the workspace has no leads, with the ways to add leads. */
export function NoLeadsYet({ add }: { add: ReactNode }) {
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={<IconInbox size={24} stroke={1.6} />}
      title={t`No leads yet`}
      action={
        <Group justify="center" gap="sm">
          {add}
          <ButtonLink to={paths.form({ workspace: slug })} target="_blank" variant="default">
            {t`Open form`}
          </ButtonLink>
        </Group>
      }
    >
      {t`Share your form, connect the API, or add a lead manually.`}
    </EmptyState>
  );
}

export function NoMatchingLeads({ filter, onChange }: { filter: LeadFilter; onChange: (filter: LeadFilter) => void }) {
  const { search, statuses, sources, isWaiting } = filter;
  const drops = [
    ...(search ? [{ words: `“${search}”`, next: { ...filter, search: '' } }] : []),
    ...statuses.map((status) => ({
      words: LEAD_STATUS_TITLES[status],
      next: { ...filter, statuses: statuses.filter((one) => one !== status) },
    })),
    ...sources.map((source) => ({
      words: LEAD_SOURCE_TITLES[source],
      next: { ...filter, sources: sources.filter((one) => one !== source) },
    })),
    ...(isWaiting ? [{ words: t`Waiting`, next: { ...filter, isWaiting: false } }] : []),
  ];
  return (
    <NoMatch
      title={t`No matching leads`}
      hint={t`Remove the filter to see all leads.`}
      drops={drops}
      onChange={onChange}
    />
  );
}
