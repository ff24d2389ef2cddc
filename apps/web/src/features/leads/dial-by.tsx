import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { DialServicesDocument } from '../../gql/dial-services.ts';
import { formatPhone } from '../../lib/phone.ts';
import { useCan } from '../../session/workspace.tsx';
import { withinMain } from '../../ui/floating.ts';

interface Props {
  disabled: boolean;
  onChoose: (serviceId: string) => void;
}

/** Menu that selects a service with which the lead is called. Renders nothing if the viewer cannot read services. */
export function DialServiceSelect({ disabled, onChoose }: Props) {
  if (!useCan('read', 'Service')) return null;
  return (
    <Menu width={260} position="bottom-end" shadow="md" radius="lg" {...withinMain}>
      <Menu.Target>
        <ActionIcon size={36} variant="default" aria-label={t`Call with another service`} disabled={disabled}>
          <IconChevronDown size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Services onChoose={onChoose} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Enabled voice services as menu items. Loaded when the menu opens. */
function Services({ onChoose }: Pick<Props, 'onChoose'>) {
  const { data, error } = useQuery(DialServicesDocument);
  const known = data?.services.edges.map(({ node }) => node);
  const services = known?.filter(({ channel, disabledAt }) => channel === 'VOICE' && disabledAt === null);
  if (error) return <Menu.Label>{t`Couldn’t load services. Try again.`}</Menu.Label>;
  if (!services) return <Menu.Label>{t`Loading services…`}</Menu.Label>;
  if (services.length === 0) return <Menu.Label>{t`No active voice services`}</Menu.Label>;
  return (
    <>
      <Menu.Label>{t`Call with`}</Menu.Label>
      {services.map(({ id, name, agentName, numbers }) => (
        <Menu.Item key={id} onClick={() => onChoose(id)}>
          {name}
          <Text size="xs" c="dimmed">
            {[agentName, ...numbers.map(formatPhone)].join(' · ')}
          </Text>
        </Menu.Item>
      ))}
    </>
  );
}
