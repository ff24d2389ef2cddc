import { t } from '@lingui/core/macro';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import type { ContactFilter } from './contact-filter.ts';
import { ExportContacts } from './export-contacts.tsx';
import type { useContactList } from './use-contact-list.ts';

interface Props {
  list: Pick<ReturnType<typeof useContactList>, 'createPermission' | 'importPermission' | 'paging'>;
  filter: ContactFilter;
  onAdd: () => void;
}

/** Buttons for import, export and a new contact. */
export function ContactActions({ list, filter, onAdd }: Props) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const canReadErasures = useCan('read', 'Erasure');
  return (
    <>
      {canReadErasures && (
        <AnchorLink to={paths.erasures({ workspace: slug })} size="sm">
          {t`Erasure receipts`}
        </AnchorLink>
      )}
      <ExportContacts filter={filter} total={list.paging.total} />
      <PermissionButton
        permission={list.importPermission}
        variant="default"
        leftSection={<IconUpload size={17} aria-hidden />}
        onClick={() => void navigate({ to: paths.contactImports({ workspace: slug }) })}
      >
        {t`Import`}
      </PermissionButton>
      <PermissionButton
        permission={list.createPermission}
        leftSection={<IconPlus size={17} aria-hidden />}
        onClick={onAdd}
      >
        {t`Add contact`}
      </PermissionButton>
    </>
  );
}
