import { NOTIFICATION_EMAILS, NOTIFICATION_KIND_TITLES, type NotificationKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Table, Text } from '@mantine/core';
import { NOTIFICATION_GROUPS } from './notification-groups.ts';
import type { ChangeSettings, Settings } from './notification-settings-page.tsx';

interface Props {
  settings: Settings;
  onChange: ChangeSettings;
}

/** Table in which the viewer chooses how each kind of notification arrives. */
export function KindsTable(props: Props) {
  return (
    <Table.ScrollContainer minWidth={0} type="native">
      <Table verticalSpacing="xs" horizontalSpacing="md" aria-label={t`Notifications`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Notification`}</Table.Th>
            <Table.Th>{t`In the app`}</Table.Th>
            <Table.Th>{t`Email`}</Table.Th>
            <Table.Th>{t`Push`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {NOTIFICATION_GROUPS.map(({ title, kinds }) => (
          <Table.Tbody key={title}>
            <Table.Tr>
              <Table.Th colSpan={4} scope="rowgroup">
                {title}
              </Table.Th>
            </Table.Tr>
            {kinds.map((kind) => (
              <KindRow key={kind} kind={kind} {...props} />
            ))}
          </Table.Tbody>
        ))}
      </Table>
    </Table.ScrollContainer>
  );
}

function KindRow({ kind, settings, onChange }: Props & { kind: NotificationKind }) {
  const { mutedKinds, emailedKinds, pushedKinds } = settings;
  const title = NOTIFICATION_KIND_TITLES[kind];
  const isMuted = mutedKinds.includes(kind);
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{title}</Text>
      </Table.Td>
      <Table.Td>
        <Checkbox
          aria-label={t`${title}: in the app`}
          checked={!isMuted}
          onChange={() => onChange({ mutedKinds: toggled(mutedKinds, kind) })}
        />
      </Table.Td>
      <Table.Td>
        {NOTIFICATION_EMAILS[kind] === 'ALWAYS' ? (
          <Text size="sm" c="dimmed">{t`Always`}</Text>
        ) : (
          <Checkbox
            aria-label={t`${title}: email`}
            checked={emailedKinds.includes(kind) && !isMuted}
            disabled={isMuted}
            onChange={() => onChange({ emailedKinds: toggled(emailedKinds, kind) })}
          />
        )}
      </Table.Td>
      <Table.Td>
        <Checkbox
          aria-label={t`${title}: push`}
          checked={pushedKinds.includes(kind) && !isMuted}
          disabled={isMuted}
          onChange={() => onChange({ pushedKinds: toggled(pushedKinds, kind) })}
        />
      </Table.Td>
    </Table.Tr>
  );
}

const toggled = (kinds: readonly NotificationKind[], kind: NotificationKind): NotificationKind[] =>
  kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind];
