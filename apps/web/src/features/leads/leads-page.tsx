import { plural, t } from '@lingui/core/macro';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { useRowKeys } from '../../ui/use-row-keys.ts';
import { AddLeadDialog } from './add-lead-dialog.tsx';
import { ExportLeads } from './export-leads.tsx';
import { ImportLeads } from './import-leads.tsx';
import { isFiltered } from './lead-filter.ts';
import { LeadFilterBar } from './lead-filter-bar.tsx';
import { LeadTable } from './lead-table.tsx';
import { NoLeadsYet, NoMatchingLeads } from './no-leads.tsx';
import { useLeadFilter, useLeadList } from './use-lead-list.ts';
import { useLiveLeads } from './use-live-leads.ts';

/** Page with the leads, newest first, which is updated live. */
export function LeadsPage() {
  const { filter, setFilter } = useLeadFilter();
  const list = useLeadList(filter);
  const { say, announcer } = useAnnouncer();
  const arrived = useLiveLeads(filter, (name) => say(t`New lead: ${name}`));
  const [adding, { open: add, close: stopAdding }] = useDisclosure(false);
  const tableRef = useRowKeys('lead', t`Leads`);

  const addButton = (
    <PermissionButton permission={list.permission} leftSection={<IconPlus size={17} aria-hidden />} onClick={add}>
      {t`Add lead`}
    </PermissionButton>
  );
  const filtered = isFiltered(filter);
  return (
    <>
      <PageHeader
        title={t`Leads`}
        description={
          list.paging.total === undefined
            ? ' '
            : filtered
              ? plural(list.paging.total, { one: '# lead matches', other: '# leads match' })
              : plural(list.paging.total, { one: '# lead', other: '# leads' })
        }
        actions={
          <>
            <ExportLeads filter={filter} total={list.paging.total} />
            <ImportLeads />
            {addButton}
          </>
        }
      />
      {announcer}
      <Section title={t`Leads`} quietTitle flush>
        <LeadFilterBar filter={filter} onChange={setFilter} />
        <div ref={tableRef}>
          <LeadTable
            leads={list.leads}
            arrived={arrived}
            {...list.paging}
            stale={list.stale}
            empty={filtered ? <NoMatchingLeads filter={filter} onChange={setFilter} /> : <NoLeadsYet add={addButton} />}
          />
        </div>
      </Section>
      <AddLeadDialog opened={adding} onClose={stopAdding} filter={filter} />
    </>
  );
}
