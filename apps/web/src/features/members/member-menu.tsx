import { t } from '@lingui/core/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCrown, IconDots, IconEye, IconShieldCog, IconUserMinus } from '@tabler/icons-react';
import type { MemberTable_MemberFragment } from '../../gql/types.ts';
import { useCan } from '../../session/workspace.tsx';
import { withinMain } from '../../ui/floating.ts';
import { PermissionMenuItem } from '../../ui/permission-menu-item.tsx';
import type { MemberActions } from './member-table.tsx';

/** Menu of actions on a member. Disabled actions show the reason. The viewer cannot remove themselves with the menu. */
export function MemberMenu({
  member,
  onOverview,
  onEdit,
  onRemove,
  onOffer,
}: { member: MemberTable_MemberFragment } & MemberActions) {
  const canHandOver = useCan('transferOwnership', 'Workspace');
  return (
    <Menu width={260} shadow="md" radius="lg" position="bottom-end" {...withinMain}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={t`Actions for ${member.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconEye size={17} stroke={1.6} />} onClick={() => onOverview(member)}>
          {t`View access`}
        </Menu.Item>
        <PermissionMenuItem
          permission={member.viewerCan.update}
          icon={<IconShieldCog size={17} stroke={1.6} />}
          onClick={() => onEdit(member)}
        >
          {t`Edit access`}
        </PermissionMenuItem>
        {canHandOver && member.role !== 'owner' && (
          <Menu.Item leftSection={<IconCrown size={17} stroke={1.6} />} onClick={() => onOffer(member)}>
            {t`Offer ownership`}
          </Menu.Item>
        )}
        {!member.isViewer && (
          <PermissionMenuItem
            permission={member.viewerCan.remove}
            icon={<IconUserMinus size={17} stroke={1.6} />}
            danger
            onClick={() => onRemove(member)}
          >
            {t`Remove`}
          </PermissionMenuItem>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
