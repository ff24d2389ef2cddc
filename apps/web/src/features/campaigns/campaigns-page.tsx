import { Alert, Button, Text } from '@mantine/core';
import { IconPlus, IconSearchOff, IconSpeakerphone } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { countOf } from '../../lib/format-text.ts';
import { useAbility } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { CampaignTable } from './campaign-table.tsx';
import { CampaignsBar } from './campaigns-bar.tsx';
import { isFiltered, NO_FILTER } from './campaigns-filter.ts';
import { emptyDraft } from './draft.ts';
import { useBegin } from './use-begin.ts';
import { useCampaignList, useCampaignsFilter } from './use-campaign-list.ts';

/** Campaigns with their progress. */
export function CampaignsPage() {
  const ability = useAbility();
  const { filter, setFilter } = useCampaignsFilter();
  const { moreFailed, ...list } = useCampaignList(filter);
  const { begin, pending, refusal } = useBegin();
  const searchRef = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: '/', title: 'Search campaigns', group: 'Campaigns', run: () => searchRef.current?.focus() }]);
  const button = ability.can('create', 'Campaign') && (
    <Button leftSection={<IconPlus size={17} aria-hidden />} loading={pending} onClick={() => void begin(emptyDraft())}>
      New campaign
    </Button>
  );
  const filtered = isFiltered(filter);
  const isBlank = list.total === 0 && !filtered;
  return (
    <>
      <PageHeader
        title="Campaigns"
        description={list.total === undefined ? ' ' : `${countOf(list.total, 'campaign')}${filtered ? ' fit' : ''}`}
        actions={isBlank ? null : button}
      />
      <RefusalAlert refusal={refusal} />
      <Section title="All campaigns" quietTitle flush>
        {!isBlank && <CampaignsBar filter={filter} onChange={setFilter} searchRef={searchRef} />}
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
        {moreFailed && (
          <Alert color="red" variant="light" m="md">
            <Text size="sm">Couldn’t load more campaigns. Try “Load more” again.</Text>
          </Alert>
        )}
      </Section>
    </>
  );
}

const NOTHING = { search: NO_FILTER.search, states: NO_FILTER.states };

const NoCampaignsYet = ({ action }: { action: ReactNode }) => (
  <EmptyState icon={<IconSpeakerphone size={24} stroke={1.6} />} title="No campaigns yet" action={action}>
    Send an approved template to a group of contacts.
  </EmptyState>
);

const NoMatch = ({ onClear }: { onClear: () => void }) => (
  <EmptyState
    icon={<IconSearchOff size={24} stroke={1.6} />}
    title="No matching campaigns"
    action={
      <Button variant="default" onClick={onClear}>
        Show all campaigns
      </Button>
    }
  >
    Change the search or the status filter.
  </EmptyState>
);
