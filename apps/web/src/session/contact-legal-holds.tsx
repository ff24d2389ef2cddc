import { useQuery } from '@apollo/client/react';
import { LEGAL_HOLD_SCOPE_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, type ButtonProps, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { PersonHoldsDocument } from '../gql/person-holds.ts';
import type { PersonHoldsQuery } from '../gql/types.ts';
import { formatDate } from '../lib/dates.ts';
import { CreateLegalHold } from './create-legal-hold.tsx';
import { ReleaseLegalHold } from './release-legal-hold.tsx';
import { useCan, useWorkspace } from './workspace.tsx';

interface Props extends Pick<ButtonProps, 'fullWidth' | 'mt'> {
  contact: { id: string; name: string };
}

/** List of the legal holds for a contact or lead, with their reasons. Hidden from viewers who cannot place holds. */
export function ContactLegalHolds(props: Props) {
  return useCan('place', 'LegalHold') ? <LegalHoldList {...props} /> : null;
}

type LegalHold = PersonHoldsQuery['legalHolds']['edges'][number]['node'];

function LegalHoldList({ contact: { id, name }, fullWidth = false, mt }: Props) {
  const { data } = useQuery(PersonHoldsDocument, { variables: { contactId: id } });
  const [opened, { open, close }] = useDisclosure(false);
  const holds = data?.legalHolds.edges.map(({ node }) => node) ?? [];
  const isHeld = holds.some(({ scope }) => scope === 'CONTACT');
  return (
    <Stack gap="xs" align={fullWidth ? 'stretch' : 'flex-start'} mt={mt}>
      {holds.length > 0 && (
        <Stack component="ul" gap="sm" p={0} m={0} w="100%" aria-label={t`Legal holds`}>
          {holds.map((hold) => (
            <LegalHoldRow key={hold.id} hold={hold} />
          ))}
        </Stack>
      )}
      {data && !isHeld && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconLock size={15} stroke={1.7} aria-hidden />}
          aria-label={t`Place legal hold on ${name}`}
          onClick={open}
        >
          {t`Place legal hold`}
        </Button>
      )}
      <CreateLegalHold opened={opened} onClose={close} person={{ contactId: id, name }} />
    </Stack>
  );
}

function LegalHoldRow({ hold }: { hold: LegalHold }) {
  const { timezone } = useWorkspace();
  const { scope, reason, placedByName, createdAt } = hold;
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="sm" style={{ listStyle: 'none' }}>
      <div style={{ flex: '1 1 10rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text size="sm" fw={550}>
          <IconLock size={14} stroke={1.8} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
          {scope === 'CONTACT' ? t`Legal hold` : t`Legal hold: ${LEGAL_HOLD_SCOPE_TITLES[scope].toLowerCase()}`}
        </Text>
        <Text size="sm">{reason}</Text>
        <Text size="sm" c="dimmed">
          {t`Placed by ${placedByName}, ${formatDate(createdAt, timezone)}`}
        </Text>
      </div>
      <ReleaseLegalHold hold={hold} />
    </Group>
  );
}
