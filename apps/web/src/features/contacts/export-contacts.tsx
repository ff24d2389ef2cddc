import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { ExportContactsDocument } from '../../gql/export-contacts.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { ExportButton } from '../../session/export/export-button.tsx';
import { useCan } from '../../session/workspace.tsx';
import { type ContactFilter, isFiltered, toQueryFilter } from './contact-filter.ts';

/** Button that exports the contacts of the list. Hidden if the viewer has no permission to export contacts. */
export function ExportContacts({ filter, total }: { filter: ContactFilter; total: number | undefined }) {
  const canExport = useCan('export', 'Contact');
  const [exportContacts] = useMutation(ExportContactsDocument, { refetchQueries: [JobsTrayDocument] });
  if (!canExport) return null;
  return (
    <ExportButton
      kind="CONTACT_EXPORT"
      title={t`Export contacts`}
      scope={total === undefined ? null : scopeOf(filter, total)}
      onStart={async (format) => {
        const input = { filter: toQueryFilter(filter).filter, format };
        return refusalOf((await exportContacts({ variables: { input } })).data?.exportContacts);
      }}
    />
  );
}

const scopeOf = (filter: ContactFilter, total: number) =>
  isFiltered(filter)
    ? plural(total, { one: '# contact matches the filter.', other: '# contacts match the filter.' })
    : plural(total, { one: '# contact', other: 'All # contacts' });
