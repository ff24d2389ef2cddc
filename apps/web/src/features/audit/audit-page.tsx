import { Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { countOf } from '../../lib/format-text.ts';
import { useCan } from '../../session/workspace.tsx';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { isFiltered } from './audit-filter.ts';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { AuditTable } from './audit-table.tsx';
import { DeniedTable } from './denied-table.tsx';
import { EventDrawer } from './event-drawer.tsx';
import { ExportSection } from './export-section.tsx';
import { NoEvents } from './no-events.tsx';
import { useAuditFilter } from './use-audit-filter.ts';
import { useAuditList } from './use-audit-list.ts';
import { useLiveAudit } from './use-live-audit.ts';
import { useRetention } from './use-retention.ts';
import { VerifySection } from './verify-section.tsx';

const VIEWS = [
  { value: 'changes', label: 'Events' },
  { value: 'denied', label: 'Denied' },
] as const;

/** Audit log with live updates, and refused requests. */
export function AuditPage() {
  const { filter, setFilter, view, setView } = useAuditFilter();
  const canExport = useCan('export', 'AuditEvent');
  const retention = useRetention();
  return (
    <>
      <PageHeader
        title="Audit log"
        description={retention === null ? ' ' : `Stored for ${countOf(retention, 'day')}`}
        actions={<Segments label="View" segments={VIEWS} value={view} onChange={setView} />}
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
  const arrived = useLiveAudit(list.asked, filter, say);
  const [shownId, setShownId] = useState<string | null>(null);
  const [opened, { open, close }] = useDisclosure(false);
  const show = (id: string) => {
    setShownId(id);
    open();
  };
  return (
    <Section title="Events" quietTitle flush>
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
