import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { ExportContactsDocument } from '../../gql/export-contacts.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { type ContactFilter, toQueryFilter } from './contact-filter.ts';
import type { useContactList } from './use-contact-list.ts';

interface Props {
  list: Pick<ReturnType<typeof useContactList>, 'createPermission' | 'importPermission'>;
  filter: ContactFilter;
  onAdd: () => void;
}

/** Buttons for import, export and a new contact. */
export function ContactActions({ list, filter, onAdd }: Props) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const canExport = useCan('export', 'Contact');
  const [exportContacts] = useMutation(ExportContactsDocument, { refetchQueries: [JobsTrayDocument] });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const variables = { input: { filter: toQueryFilter(filter).filter } };
    const result = (await exportContacts({ variables })).data?.exportContacts;
    return refusalOf(result);
  });
  return (
    <>
      <RefusalAlert refusal={refusal} />
      {canExport && (
        <Button
          variant="default"
          loading={pending}
          leftSection={<IconDownload size={17} aria-hidden />}
          onClick={() => void attempt()}
        >
          {t`Export`}
        </Button>
      )}
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
