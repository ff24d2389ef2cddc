import { t } from '@lingui/core/macro';
import { Stack, Text } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { CallTable } from './call-table.tsx';
import classes from './calls-page.module.css';
import { type CallFilter, useCallFilter } from './use-call-filter.ts';
import { useCallList, useLiveCalls } from './use-call-list.ts';

export function CallsPage() {
  const { filter, setFilter } = useCallFilter();
  const live = useCallList('LIVE');
  const past = useCallList(filter.whose, filter.search);
  useLiveCalls(() => {
    void live.refresh();
    void past.refresh();
  });
  return (
    <>
      <PageHeader title={t`Calls`} />
      <Stack gap="lg">
        <Section title={t`Live calls`} flush>
          <CallTable label={t`Live calls`} list={live} empty={<NoCallsInTab />} />
        </Section>
        <Section
          title={t`Past calls`}
          flush
          actions={
            <Segments
              label={t`Calls to show`}
              segments={[
                { value: 'ENDED', label: t`All` },
                { value: 'MINE', label: t`Mine` },
              ]}
              value={filter.whose}
              onChange={(whose) => setFilter({ ...filter, whose })}
            />
          }
        >
          <div className={classes.bar} role="search" aria-label={t`Past calls`}>
            <SearchField
              search={filter.search}
              onSearch={(search) => setFilter({ ...filter, search })}
              label={t`Search calls`}
              placeholder={t`Search by name or number`}
              group={t`Calls`}
            />
            <TranscriptSearch words={filter.search} />
          </div>
          <CallTable label={t`Past calls`} list={past} empty={<NoCallsHere filter={filter} onChange={setFilter} />} />
        </Section>
      </Stack>
    </>
  );
}

/** Link that searches the same words in transcripts. Hidden if there are no words or the viewer cannot read messages. */
function TranscriptSearch({ words }: { words: string }) {
  const { slug } = useWorkspace();
  const canSearch = useCan('read', 'Message');
  if (!words || !canSearch) return null;
  return (
    <AnchorLink size="sm" to={paths.search({ workspace: slug })} search={{ q: words }}>
      {t`Search transcripts for “${words}”`}
    </AnchorLink>
  );
}

const NoCallsInTab = () => (
  <Text c="dimmed" size="sm" p="lg">
    {t`No live calls`}
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
    return (
      <NoMatch
        title={t`No matching calls`}
        hint={t`Remove the filter to see all calls.`}
        drops={drops}
        onChange={onChange}
      />
    );
  }
  return whose === 'MINE' ? <NoOwnCalls /> : <NoCallsYet />;
}

const NoOwnCalls = () => (
  <EmptyState icon={<IconPhoneOff size={24} stroke={1.6} />} title={t`No calls yet`}>
    {t`Calls you joined or wrapped up appear here.`}
  </EmptyState>
);

function NoCallsYet() {
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={<IconPhone size={24} stroke={1.6} />}
      title={t`No calls yet`}
      action={<ButtonLink to={paths.leads({ workspace: slug })}>{t`Open leads`}</ButtonLink>}
    >
      {t`After you verify the Vapi integration, new leads are called automatically. You can also call a lead from its page.`}
    </EmptyState>
  );
}
