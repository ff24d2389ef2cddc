import { Alert, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { countOf } from '../../lib/words.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { AddLeadDialog } from './add-lead-dialog.tsx';
import { isFiltered } from './lead-filter.ts';
import { LeadFilterBar } from './lead-filter-bar.tsx';
import { LeadTable } from './lead-table.tsx';
import { NoLeadsYet, NoMatch } from './no-leads.tsx';
import { useLeadFilter } from './use-lead-filter.ts';
import { useLeadList } from './use-lead-list.ts';
import { useLiveLeads } from './use-live-leads.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Every enquiry, newest first, as they come in. */
export function LeadsPage() {
  const { filter, setFilter } = useLeadFilter();
  const list = useLeadList(filter);
  const { say, announcer } = useAnnouncer();
  const arrived = useLiveLeads(filter, (name) => say(`New lead: ${name}`));
  const [adding, { open: add, close: stopAdding }] = useDisclosure(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const tableRef = useRowKeys();
  useShortcuts([{ keys: '/', title: 'Search the leads', group: 'Leads', run: () => searchRef.current?.focus() }]);

  const addButton = (
    <PermissionButton permission={list.permission} leftSection={<IconPlus size={17} aria-hidden />} onClick={add}>
      Add lead
    </PermissionButton>
  );
  const filtered = isFiltered(filter);
  return (
    <>
      <PageHeader
        title="Leads"
        description={list.total === undefined ? ' ' : `${countOf(list.total, 'lead')}${filtered ? ' fit' : ''}`}
        actions={addButton}
      />
      {announcer}
      <Section title="Enquiries" quietTitle flush>
        <LeadFilterBar filter={filter} onChange={setFilter} searchRef={searchRef} />
        <div ref={tableRef}>
          <LeadTable
            leads={list.leads}
            arrived={arrived}
            total={list.total}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.more}
            stale={list.stale}
            empty={filtered ? <NoMatch filter={filter} onChange={setFilter} /> : <NoLeadsYet add={addButton} />}
          />
        </div>
        {list.moreFailed && (
          <Alert color="red" variant="light" m="md">
            <Text size="sm">The next leads did not load. Try “Load more” again.</Text>
          </Alert>
        )}
      </Section>
      <AddLeadDialog opened={adding} onClose={stopAdding} filter={filter} />
    </>
  );
}
