import type { useFragment } from '@apollo/client/react';
import { ROLE_NAMES, ROLES } from '@frontdesk/policies';
import { plural, t } from '@lingui/core/macro';
import { Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconShieldPlus, IconShieldStar } from '@tabler/icons-react';
import { useState } from 'react';
import { RoleList_RoleFragmentDoc } from '../../gql/role-list.ts';
import type { RoleList_RoleFragment } from '../../gql/types.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { withinMain } from '../../ui/floating.ts';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { usageOf } from './access-labels.ts';
import { DeleteRole } from './delete-role.tsx';
import { draftOfRole, EMPTY_ROLE, type RoleDraft } from './role-draft.ts';
import { RoleDrawer } from './role-drawer.tsx';

type Role = RoleList_RoleFragment;

interface Props {
  roles: useFragment.FromOptionValue<Role>[] | undefined;
}

/** Custom roles with their policies and the number of members. */
export function RolesSection({ roles }: Props) {
  const rows = useFragments(RoleList_RoleFragmentDoc, roles ?? []);
  const [draft, setDraft] = useState<RoleDraft | null>(null);
  const [deleting, setDeleting] = useState<Role | null>(null);
  return (
    <Section
      title={t`Custom roles`}
      description={t`Changes apply immediately.`}
      flush
      actions={<NewRole onStart={setDraft} />}
    >
      <RowList
        label={t`Custom roles`}
        rows={roles && rows}
        rowKey={({ id }) => id}
        renderText={(role) => <RowSummary role={role} />}
        renderActions={(role) => (
          <Actions role={role} onEdit={() => setDraft(draftOfRole(role))} onDelete={() => setDeleting(role)} />
        )}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={undefined}
        empty={
          <EmptyState icon={<IconShieldStar size={24} stroke={1.6} />} title={t`No custom roles yet`}>
            <Text span inherit>
              {t`Create a role from scratch or as a copy of a built-in role.`}
            </Text>
          </EmptyState>
        }
      />
      <RoleDrawer draft={draft} onClose={() => setDraft(null)} />
      <DeleteRole
        role={deleting}
        others={rows.filter(({ id }) => id !== deleting?.id)}
        onClose={() => setDeleting(null)}
      />
    </Section>
  );
}

function NewRole({ onStart }: { onStart: (draft: RoleDraft) => void }) {
  return (
    <Menu width={240} shadow="md" radius="lg" position="bottom-end" {...withinMain}>
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconShieldPlus size={17} aria-hidden />}
          rightSection={<IconChevronDown size={15} aria-hidden />}
        >
          {t`Create role`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onStart(EMPTY_ROLE)}>{t`Blank role`}</Menu.Item>
        <Menu.Label>{t`Copy of`}</Menu.Label>
        {ROLE_NAMES.filter((name) => name !== 'owner').map((name) => (
          <Menu.Item
            key={name}
            onClick={() =>
              onStart({ ...EMPTY_ROLE, name: `${ROLES[name].title} (copy)`, policies: [...ROLES[name].policies] })
            }
          >
            {ROLES[name].title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function RowSummary({ role }: { role: Role }) {
  return (
    <>
      <Text size="sm" fw={550}>
        {role.name}
      </Text>
      <Text size="sm" c="dimmed">
        {plural(role.policies.length, { one: '# permission', other: '# permissions' })}, {usageOf(role)}
        {role.description && `. ${role.description}`}
      </Text>
    </>
  );
}

const ABOVE = t`This role includes permissions you don’t have.`;

function Actions({ role, onEdit, onDelete }: { role: Role; onEdit: () => void; onDelete: () => void }) {
  const permission = { allowed: role.grantable, reason: role.grantable ? null : ABOVE };
  const button = { variant: 'default', size: 'xs', permission } as const;
  return (
    <Group gap={6} wrap="nowrap">
      <PermissionButton {...button} onClick={onEdit} aria-label={t`Edit role ${role.name}`}>
        {t`Edit`}
      </PermissionButton>
      <PermissionButton {...button} onClick={onDelete} aria-label={t`Delete role ${role.name}`}>
        {t`Delete`}
      </PermissionButton>
    </Group>
  );
}
