import { LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconPlus, IconSearchOff, IconSpeakerphone } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { CampaignRow_CampaignFragmentDoc, CampaignsPageDocument } from '../../gql/campaigns-page.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useAbility } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { CampaignTable } from './campaign-table.tsx';
import { CampaignsBar } from './campaigns-bar.tsx';
import {
  type CampaignsFilter,
  filterFrom,
  isFiltered,
  NO_FILTER,
  paramsFrom,
  toQueryFilter,
} from './campaigns-filter.ts';
import { emptyDraft } from './draft.ts';
import { useBegin } from './use-begin.ts';

export function CampaignsPage() {
  const ability = useAbility();
  const { filter, setFilter } = useCampaignsFilter();
  const list = useCampaignList(filter);
  const { begin, pending, refusal } = useBegin();
  const button = ability.can('create', 'Campaign') && (
    <Button leftSection={<IconPlus size={17} aria-hidden />} loading={pending} onClick={() => void begin(emptyDraft())}>
      {t`New campaign`}
    </Button>
  );
  const filtered = isFiltered(filter);
  const isBlank = list.total === 0 && !filtered;
  return (
    <>
      <PageHeader
        title={t`Campaigns`}
        description={
          list.total === undefined
            ? ' '
            : filtered
              ? plural(list.total, { one: '# matching campaign', other: '# matching campaigns' })
              : plural(list.total, { one: '# campaign', other: '# campaigns' })
        }
        actions={isBlank ? null : button}
      />
      <RefusalAlert refusal={refusal} />
      <Section title={t`All campaigns`} quietTitle flush>
        {!isBlank && <CampaignsBar filter={filter} onChange={setFilter} />}
        <CampaignTable
          {...list}
          filter={filter}
          onFilter={setFilter}
          empty={
            filtered ? (
              <NoMatch onClear={() => setFilter({ ...filter, ...NOTHING })} />
            ) : (
              <NoCampaignsYet action={button} />
            )
          }
        />
      </Section>
    </>
  );
}

const NOTHING = { search: NO_FILTER.search, statuses: NO_FILTER.statuses };

const NoCampaignsYet = ({ action }: { action: ReactNode }) => (
  <EmptyState icon={<IconSpeakerphone size={24} stroke={1.6} />} title={t`No campaigns yet`} action={action}>
    {t`Send an approved template to a group of contacts.`}
  </EmptyState>
);

const NoMatch = ({ onClear }: { onClear: () => void }) => (
  <EmptyState
    icon={<IconSearchOff size={24} stroke={1.6} />}
    title={t`No matching campaigns`}
    action={
      <Button variant="default" onClick={onClear}>
        {t`Show all campaigns`}
      </Button>
    }
  >
    {t`Change the search or the status filter.`}
  </EmptyState>
);

/**
 * Returns the filter from the URL and its setter. Changes replace the current history entry, so that typing does not
 * add history entries.
 */
function useCampaignsFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as CampaignsFilter, [signature]);
  const setFilter = (next: CampaignsFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}

/** Loads the campaigns that match a filter page by page, in the given order. */
function useCampaignList(filter: CampaignsFilter) {
  const variables = { ...toQueryFilter(filter), first: LIMITS.pageSize };
  const query = useScreenQuery(CampaignsPageDocument, variables);
  const { data, previousData, loading } = query;
  const shown = (data ?? previousData)?.campaigns;
  const rows = useFragments(CampaignRow_CampaignFragmentDoc, shown?.edges.map(({ node }) => node) ?? []);

  return {
    rows: shown && rows,
    /** Whether the rows belong to the previous filter because the rows for the current filter are still loading. */
    stale: loading && !data && previousData !== undefined,
    ...usePages(shown, query).paging,
  };
}
