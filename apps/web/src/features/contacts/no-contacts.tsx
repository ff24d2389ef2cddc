import { CONTACT_REACHABILITY_LABELS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group } from '@mantine/core';
import { IconAddressBook, IconPlug, IconPlus, IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import type { ContactFilter } from './contact-filter.ts';

interface NoneProps {
  createPermission: Permission | undefined;
  importPermission: Permission | undefined;
  onAdd: () => void;
}

/** Message that the workspace has no contacts, with buttons to add contacts. */
export function NoContactsYet({ createPermission, importPermission, onAdd }: NoneProps) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const canConnect = useCan('create', 'PhoneConfig');
  return (
    <EmptyState
      icon={<IconAddressBook size={24} stroke={1.6} />}
      title={t`No contacts yet`}
      action={
        <Group justify="center" gap="sm">
          <PermissionButton
            permission={importPermission}
            leftSection={<IconUpload size={17} aria-hidden />}
            onClick={() => void navigate({ to: paths.contactImports({ workspace: slug }) })}
          >
            {t`Import CSV`}
          </PermissionButton>
          <PermissionButton
            permission={createPermission}
            variant="default"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={onAdd}
          >
            {t`Add manually`}
          </PermissionButton>
          {canConnect && (
            <ButtonLink
              to={paths.channels({ workspace: slug })}
              variant="default"
              leftSection={<IconPlug size={17} aria-hidden />}
            >
              {t`Connect number`}
            </ButtonLink>
          )}
        </Group>
      }
    >
      {t`Import a CSV or wait for your first message.`}
    </EmptyState>
  );
}

interface MatchProps {
  filter: ContactFilter;
  onChange: (filter: ContactFilter) => void;
}

export function NoMatchingContacts({ filter, onChange }: MatchProps) {
  const { search, tags, reachability, consented } = filter;
  const drops = [
    ...(search ? [{ words: `“${search}”`, next: { ...filter, search: '' } }] : []),
    ...tags.map((tag) => ({ words: tag, next: { ...filter, tags: tags.filter((one) => one !== tag) } })),
    ...reachability.map((value) => ({
      words: CONTACT_REACHABILITY_LABELS[value],
      next: { ...filter, reachability: reachability.filter((one) => one !== value) },
    })),
    ...(consented === null
      ? []
      : [{ words: consented ? t`Consented` : t`No consent`, next: { ...filter, consented: null } }]),
  ];
  return (
    <NoMatch
      title={t`No matching contacts`}
      hint={t`Remove the filter to see all contacts.`}
      drops={drops}
      onChange={onChange}
    />
  );
}
