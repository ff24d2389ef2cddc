import { useQuery, useSubscription } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory, IconSearchOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { AuditTrailDocument, LiveAuditDocument } from '../../gql/audit-trail.ts';
import { firstParam } from '../../lib/search-params.ts';
import { useCan } from '../../session/workspace.tsx';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { type AuditFilter, filterFrom, isFiltered, NO_FILTER, paramsFrom } from './audit-filter.ts';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { AuditTable } from './audit-table.tsx';
import { DeniedTable } from './denied-table.tsx';
import { EventDrawer } from './event-drawer.tsx';
import { ExportSection } from './export-section.tsx';
import { useAuditList } from './use-audit-list.ts';
import { VerifySection } from './verify-section.tsx';

const VIEWS = [
  { value: 'changes', label: t`Events` },
  { value: 'denied', label: t`Denied` },
] as const;

/** Audit log with live updates, and a second view with denied attempts. */
export function AuditPage() {
  const { filter, setFilter, view, setView } = useAuditFilter();
  const canExport = useCan('export', 'AuditEvent');
  const retention = useRetention();
  return (
    <>
      <PageHeader
        title={t`Audit log`}
        description={retention === null ? ' ' : t`Stored for ${plural(retention, { one: '# day', other: '# days' })}`}
        actions={<Segments label={t`View`} segments={VIEWS} value={view} onChange={setView} />}
      />
      <Stack gap="lg">
        {view === 'changes' ? <Changes filter={filter} setFilter={setFilter} /> : <DeniedTable />}
        <VerifySection />
        {canExport && <ExportSection filter={filter} />}
      </Stack>
    </>
  );
}

function Changes({ filter, setFilter }: Pick<ReturnType<typeof useAuditFilter>, 'filter' | 'setFilter'>) {
  const list = useAuditList(filter);
  const { say, announcer } = useAnnouncer();
  const arrived = useLiveAudit(list, filter, say);
  const [shownId, setShownId] = useState<string | null>(null);
  const [opened, { open, close }] = useDisclosure(false);
  const show = (id: string) => {
    setShownId(id);
    open();
  };
  return (
    <Section title={t`Events`} quietTitle flush>
      {announcer}
      <AuditFilterBar filter={filter} onChange={setFilter} total={list.total} />
      <AuditTable
        {...list}
        arrived={arrived}
        onShow={show}
        empty={<NoEvents filtered={isFiltered(filter)} onClear={() => setFilter(null)} />}
      />
      <EventDrawer id={shownId} opened={opened} onClose={close} onFilter={setFilter} filter={filter} />
    </Section>
  );
}

/** Returns the retention period in days, or null while it loads. */
function useRetention(): number | null {
  const { data } = useQuery(AuditTrailDocument);
  return data?.auditTrail.retentionDays ?? null;
}

type View = 'changes' | 'denied';

/** Returns the filter and the view from the URL, and their setters. Setting the filter to null resets the filter. */
function useAuditFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as AuditFilter, [signature]);
  const view: View = firstParam(params, 'view') === 'denied' ? 'denied' : 'changes';
  const go = (search: object) => void navigate({ to: '.', search, replace: true, resetScroll: false });
  return {
    filter,
    setFilter: (next: AuditFilter | null) => go(paramsFrom(next ?? NO_FILTER)),
    view,
    setView: (next: View) => go(next === 'denied' ? { view: next } : paramsFrom(filter)),
  };
}

function NoEvents({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) {
    return (
      <EmptyState icon={<IconHistory size={24} stroke={1.6} />} title={t`No events yet`}>
        {t`Every change in this workspace is recorded here.`}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconSearchOff size={24} stroke={1.6} />}
      title={t`No matching events`}
      action={
        <Button variant="default" onClick={onClear}>
          {t`Clear filters`}
        </Button>
      }
    >
      {t`Change or clear the filters.`}
    </EmptyState>
  );
}

const SETTLE_MS = 400;

/**
 * Refetches the shown events when no further event has arrived for a moment, because only the server can apply the
 * filter. Announces new events if no filter is set. Returns the ids of the events that arrived.
 */
function useLiveAudit(
  { asked, refresh }: ReturnType<typeof useAuditList>,
  filter: AuditFilter,
  say: (words: string) => void,
): ReadonlySet<string> {
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Cancel the pending reload when the filter changes.
  useEffect(() => () => clearTimeout(timer.current), [asked]);
  useSubscription(LiveAuditDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const id = data?.auditEventAdded.id;
      if (!id) return;
      setArrived((before) => new Set(before).add(id));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        void refresh().then(() => isFiltered(filter) || say(t`New event in the audit log`));
      }, SETTLE_MS);
    },
  });
  return arrived;
}
