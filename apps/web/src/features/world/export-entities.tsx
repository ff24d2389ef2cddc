import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { ExportEntitiesDocument } from '../../gql/export-entities.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { ExportButton } from '../../session/export/export-button.tsx';
import { useCan } from '../../session/workspace.tsx';
import type { WorldFilter } from './world-page.tsx';

/** Button that exports the facts of the listed records. Hidden if the viewer has no permission to export records. */
export function ExportEntities({ filter, total }: { filter: WorldFilter; total: number | undefined }) {
  const canExport = useCan('export', 'Entity');
  const [exportEntities] = useMutation(ExportEntitiesDocument, { refetchQueries: [JobsTrayDocument] });
  if (!canExport) return null;
  return (
    <ExportButton
      kind="ENTITY_EXPORT"
      title={t`Export records`}
      scope={
        total === undefined
          ? null
          : t`Facts of ${plural(total, { one: '# record', other: '# records' })}. Each fact is one row.`
      }
      onStart={async (format) =>
        refusalOf((await exportEntities({ variables: { input: { filter, format } } })).data?.exportEntities)
      }
    />
  );
}
