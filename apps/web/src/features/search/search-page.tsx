import { t } from '@lingui/core/macro';
import { IconSearch } from '@tabler/icons-react';
import { RECENT_PERIOD_TITLES } from '../../lib/recent-period.ts';
import { denialOf } from '../../session/denial.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { isLongEnough, type SearchFilter } from './search-filter.ts';
import { SearchFilterBar } from './search-filter-bar.tsx';
import { AUTHOR_TITLES, KIND_TITLES } from './search-labels.ts';
import classes from './search-page.module.css';
import { SearchResultRow } from './search-result-row.tsx';
import { useSearchFilter, useSearchResults } from './use-search.ts';

/** Page that finds words in all messages, private notes and calls that the viewer can read. */
export function SearchPage() {
  const { filter, setFilter } = useSearchFilter();
  return (
    <>
      <PageHeader title={t`Message search`} />
      <Section title={t`Results`} quietTitle flush>
        <SearchFilterBar filter={filter} onChange={setFilter} />
        {isLongEnough(filter) ? (
          <Results filter={filter} onChange={setFilter} />
        ) : (
          <EmptyState icon={<IconSearch size={24} stroke={1.6} />} title={t`Enter at least two letters`} />
        )}
      </Section>
    </>
  );
}

interface Props {
  filter: SearchFilter;
  onChange: (filter: SearchFilter) => void;
}

function Results({ filter, onChange }: Props) {
  const { results, stale, error, retry, paging } = useSearchResults(filter);
  if (error) return <ErrorState requestId={denialOf(error).requestId} onRetry={retry} />;
  return (
    <div className={classes.results} aria-busy={stale} data-stale={stale || undefined}>
      <RowList
        label={t`Results`}
        rows={results}
        rowKey={({ id }) => id}
        renderText={(result) => <SearchResultRow result={result} />}
        skeletonRows={6}
        empty={
          <NoMatch
            title={t`No matching messages`}
            hint={t`Search for other words.`}
            drops={dropsOf(filter)}
            onChange={onChange}
          />
        }
        {...paging}
      />
    </div>
  );
}

const dropsOf = (filter: SearchFilter) => [
  ...filter.kinds.map((kind) => ({
    words: KIND_TITLES[kind],
    next: { ...filter, kinds: filter.kinds.filter((one) => one !== kind) },
  })),
  ...filter.authors.map((author) => ({
    words: AUTHOR_TITLES[author],
    next: { ...filter, authors: filter.authors.filter((one) => one !== author) },
  })),
  ...(filter.period === 'all'
    ? []
    : [{ words: RECENT_PERIOD_TITLES[filter.period], next: { ...filter, period: 'all' as const } }]),
];
