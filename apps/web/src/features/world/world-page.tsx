import { ENTITY_TYPES, type EntityType, LIMITS, WORLD_SOURCES, type WorldSource } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Select, Text } from '@mantine/core';
import { IconCategory, IconDatabase, IconWorld } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { confidenceText, WORLD_SOURCE_TITLES } from '../../app/fact-labels.ts';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { WorldPageQuery } from '../../gql/types.ts';
import { WorldPageDocument } from '../../gql/world-page.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { withinMain } from '../../ui/floating.ts';
import { NoMatch } from '../../ui/no-match.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { ExportEntities } from './export-entities.tsx';
import { HistoryControl, type PastTime, usePastTime } from './history-control.tsx';
import { PastRecords } from './past-records.tsx';
import classes from './world.module.css';
import { nameOf, TYPE_TITLES } from './world-labels.ts';

/**
 * Page with the entities of the world model: facts about people and things that contacts and data sources have
 * reported.
 */
export function WorldPage() {
  const { filter, setFilter } = useWorldFilter();
  const { past, setPast } = usePastTime();
  if (!past) return <CurrentRecords filter={filter} onChange={setFilter} onPast={setPast} />;
  return (
    <>
      <PageHeader title={t`Records`} description={DESCRIPTION} />
      <PastRecords
        past={past}
        onPast={setPast}
        types={filter.types}
        onTypes={(types) => setFilter({ ...filter, types })}
      />
    </>
  );
}

const DESCRIPTION = t`Facts from conversations, data sources and the API, with their sources.`;

interface FilterProps {
  filter: WorldFilter;
  onChange: (filter: WorldFilter) => void;
}

interface BarProps extends FilterProps {
  onPast: (past: PastTime | null) => void;
}

function CurrentRecords({ filter, onChange, onPast }: BarProps) {
  const { slug } = useWorkspace();
  const { rows, ...paging } = useEntities(filter);
  const filtered = isFiltered(filter);
  return (
    <>
      <PageHeader
        title={t`Records`}
        description={DESCRIPTION}
        actions={
          <>
            <ExportEntities filter={filter} total={paging.total} />
            <ButtonLink to={paths.possibleDuplicates({ workspace: slug })} variant="default">
              {t`Possible duplicates`}
            </ButtonLink>
          </>
        }
      />
      <Section
        title={
          paging.total === undefined
            ? t`Records`
            : filtered
              ? plural(paging.total, { one: '# matching record', other: '# matching records' })
              : plural(paging.total, { one: '# record', other: '# records' })
        }
        flush
      >
        <Bar filter={filter} onChange={onChange} onPast={onPast} />
        <RowList
          label={t`Records`}
          rows={rows}
          rowKey={({ id }) => id}
          renderText={(entity) => <RowSummary entity={entity} />}
          {...paging}
          skeletonRows={6}
          empty={filtered ? <NoMatchingEntities filter={filter} onChange={onChange} /> : <NothingYet />}
        />
      </Section>
    </>
  );
}

const Bar = ({ filter, onChange, onPast }: BarProps) => (
  <div className={classes.bar} role="search" aria-label={t`Records`}>
    <SearchField
      search={filter.search}
      onSearch={(search) => onChange({ ...filter, search })}
      label={t`Search records`}
      placeholder={t`Search by name or fact`}
      group={t`Records`}
      className={classes.search}
    />
    <FilterMenu
      title={t`Type`}
      icon={<IconCategory size={16} stroke={1.7} aria-hidden />}
      options={ENTITY_TYPES}
      titles={TYPE_TITLES}
      chosen={filter.types}
      onChange={(types) => onChange({ ...filter, types })}
    />
    <FilterMenu
      title={t`Source`}
      icon={<IconDatabase size={16} stroke={1.7} aria-hidden />}
      options={WORLD_SOURCES}
      titles={WORLD_SOURCE_TITLES}
      chosen={filter.sources}
      onChange={(sources) => onChange({ ...filter, sources })}
    />
    <Select
      aria-label={t`Confidence`}
      placeholder={t`Any confidence`}
      data={CONFIDENCES.map((percent) => ({ value: String(percent), label: confidenceLabel(percent) }))}
      value={filter.minConfidencePercent === null ? null : String(filter.minConfidencePercent)}
      onChange={(percent) => onChange({ ...filter, minConfidencePercent: percent === null ? null : Number(percent) })}
      clearable
      clearButtonProps={{ 'aria-label': t`Clear confidence` }}
      w={220}
      comboboxProps={withinMain}
    />
    <HistoryControl past={null} onChange={onPast} />
  </div>
);

const CONFIDENCES: readonly number[] = [50, 70, 90];
const confidenceLabel = (percent: number): string => t`Confidence at least ${percent}%`;

function RowSummary({ entity }: { entity: ListedEntity }) {
  const { slug: workspace, timezone } = useWorkspace();
  const { id, type, confidencePercent, eventCount, updatedAt } = entity;
  return (
    <>
      <AnchorLink to={paths.entity({ workspace, entity: id })} fw={600} size="sm" className={classes.name}>
        <bdi>{nameOf(entity)}</bdi>
      </AnchorLink>
      <Text size="sm" c="dimmed">
        {TYPE_TITLES[type]} · {eventCount > 0 ? confidenceText(confidencePercent) : t`Mentioned only`} ·{' '}
        {plural(eventCount, { one: '# event', other: '# events' })} · <TimeAgo iso={updatedAt} timeZone={timezone} />
      </Text>
    </>
  );
}

const NothingYet = () => (
  <EmptyState icon={<IconWorld size={24} stroke={1.6} />} title={t`No records yet`}>
    {t`Facts from conversations, data sources and the API appear here.`}
  </EmptyState>
);

function NoMatchingEntities({ filter, onChange }: FilterProps) {
  const { search, types, sources, minConfidencePercent } = filter;
  const drops = [
    ...(search ? [{ words: `“${search}”`, next: { ...filter, search: '' } }] : []),
    ...types.map((type) => ({
      words: TYPE_TITLES[type],
      next: { ...filter, types: types.filter((one) => one !== type) },
    })),
    ...sources.map((source) => ({
      words: WORLD_SOURCE_TITLES[source],
      next: { ...filter, sources: sources.filter((one) => one !== source) },
    })),
    ...(minConfidencePercent === null
      ? []
      : [{ words: confidenceLabel(minConfidencePercent), next: { ...filter, minConfidencePercent: null } }]),
  ];
  return (
    <NoMatch
      title={t`No matching records`}
      hint={t`Remove the filter to see all records.`}
      drops={drops}
      onChange={onChange}
    />
  );
}

type ListedEntity = WorldPageQuery['entities']['edges'][number]['node'];

/** Loads the entities that match a filter page by page, most recently updated first. */
function useEntities(filter: WorldFilter) {
  const query = useScreenQuery(WorldPageDocument, { filter, first: LIMITS.pageSize });
  const list = (query.data ?? query.previousData)?.entities;
  return { rows: list?.edges.map(({ node }) => node), ...usePages(list, query).paging };
}

/** Filter of the list. The filter is stored in the URL. */
export interface WorldFilter {
  search: string;
  types: EntityType[];
  sources: WorldSource[];
  minConfidencePercent: number | null;
}

const filterFrom = (params: SearchParams): WorldFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  types: knownParams(params, 'type', ENTITY_TYPES),
  sources: knownParams(params, 'source', WORLD_SOURCES),
  minConfidencePercent: CONFIDENCES.find((percent) => String(percent) === firstParam(params, 'confidence')) ?? null,
});

const isFiltered = ({ search, types, sources, minConfidencePercent }: WorldFilter) =>
  search !== '' || types.length > 0 || sources.length > 0 || minConfidencePercent !== null;

/**
 * Returns the filter from the URL and its setter. Changes replace the current history entry, so that typing does not
 * add history entries.
 */
function useWorldFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as WorldFilter, [signature]);
  const setFilter = ({ search, types, sources, minConfidencePercent }: WorldFilter) =>
    void navigate({
      to: '.',
      search: {
        ...params,
        q: search || undefined,
        type: types,
        source: sources,
        confidence: minConfidencePercent === null ? undefined : String(minConfidencePercent),
      },
      replace: true,
      resetScroll: false,
    });
  return { filter, setFilter };
}
