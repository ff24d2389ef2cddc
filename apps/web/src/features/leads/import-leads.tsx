import { t } from '@lingui/core/macro';
import { IconUpload } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';

/** Link to the import of leads. Hidden without the permissions. */
export function ImportLeads() {
  const { slug } = useWorkspace();
  const canImport = useCan('import', 'Contact');
  const canCreate = useCan('create', 'Lead');
  if (!canImport || !canCreate) return null;
  return (
    <ButtonLink
      to={paths.leadImports({ workspace: slug })}
      variant="default"
      leftSection={<IconUpload size={17} aria-hidden />}
    >
      {t`Import`}
    </ButtonLink>
  );
}
