import { Stack, Text } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { CallTable } from './call-table.tsx';
import classes from './calls-page.module.css';
import { type CallFilter, useCallFilter } from './use-call-filter.ts';
import { useCallList } from './use-call-list.ts';
import { useLiveCalls } from './use-live-calls.ts';

/** Active and ended calls. */
export function CallsPage() {
  const { filter, setFilter } = useCallFilter();
  const live = useCallList('LIVE');
  const past = useCallList(filter.whose, filter.search);
  useLiveCalls(() => {
    live.askAgain();
    past.askAgain();
  });
  return (
    <>
      <PageHeader title="Calls" description="What the agent says on the phone, as it says it." />
      <Stack gap="lg">
        <Section title="On the phone now" flush>
          <CallTable label="Live calls" list={live} empty={<NoCallsInTab />} />
        </Section>
        <Section
          title="Earlier calls"
          flush
          actions={
            <Segments
              label="Whose calls"
              segments={[
                { value: 'ENDED', label: 'All' },
                { value: 'MINE', label: 'Mine' },
              ]}
              value={filter.whose}
              onChange={(whose) => setFilter({ ...filter, whose })}
            />
          }
        >
          <div className={classes.bar} role="search" aria-label="Earlier calls">
            <SearchField
              search={filter.search}
              onSearch={(search) => setFilter({ ...filter, search })}
              label="Search the calls"
              placeholder="Search by name or number"
              group="Calls"
            />
          </div>
          <CallTable label="Earlier calls" list={past} empty={<NoCallsHere filter={filter} onChange={setFilter} />} />
        </Section>
      </Stack>
    </>
  );
}

const NoCallsInTab = () => (
  <Text c="dimmed" size="sm" p="lg">
    Nobody is on the phone. A call shows up here the moment it is dialled or comes in.
  </Text>
);

interface NoCallsProps {
  filter: CallFilter;
  onChange: (filter: CallFilter) => void;
}

function NoCallsHere({ filter, onChange }: NoCallsProps) {
  const { search, whose } = filter;
  if (search) {
    const drops = [{ words: `“${search}”`, next: { ...filter, search: '' } }];
    return <NoMatch title="No call fits" everything="all calls" drops={drops} onChange={onChange} />;
  }
  return whose === 'MINE' ? <NoOwnCalls /> : <NoCallsYet />;
}

const NoOwnCalls = () => (
  <EmptyState icon={<IconPhoneOff size={24} stroke={1.6} />} title="None of yours">
    Calls that you are in, or have wrapped up, are here.
  </EmptyState>
);

function NoCallsYet() {
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={<IconPhone size={24} stroke={1.6} />}
      title="No call yet"
      action={<ButtonLink to={paths.leads({ workspace: slug })}>Choose a lead to call</ButtonLink>}
    >
      New leads are called by themselves once Vapi is verified; any other lead is called from its own page.
    </EmptyState>
  );
}
