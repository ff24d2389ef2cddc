import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { ExportLeadsDocument } from '../../gql/export-leads.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { ExportButton } from '../../session/export/export-button.tsx';
import { useCan } from '../../session/workspace.tsx';
import { isFiltered, type LeadFilter } from './lead-filter.ts';

/** Button that exports the leads of the list. Hidden if the viewer has no permission to export leads. */
export function ExportLeads({ filter, total }: { filter: LeadFilter; total: number | undefined }) {
  const canExport = useCan('export', 'Lead');
  const [exportLeads] = useMutation(ExportLeadsDocument, { refetchQueries: [JobsTrayDocument] });
  if (!canExport) return null;
  return (
    <ExportButton
      kind="LEAD_EXPORT"
      title={t`Export leads`}
      scope={total === undefined ? null : scopeOf(filter, total)}
      onStart={async (format) =>
        refusalOf((await exportLeads({ variables: { input: { filter, format } } })).data?.exportLeads)
      }
    />
  );
}

const scopeOf = (filter: LeadFilter, total: number) =>
  isFiltered(filter)
    ? plural(total, { one: '# lead matches the filter.', other: '# leads match the filter.' })
    : plural(total, { one: '# lead', other: 'All # leads' });
