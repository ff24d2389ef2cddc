import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { PlaceLegalHold } from '../../session/place-legal-hold.tsx';
import { useCan } from '../../session/workspace.tsx';

/** For viewers who can place holds; hidden for others. */
export function LeadLegalHold({ lead }: { lead: { id: string; name: string } }) {
  const [opened, { open, close }] = useDisclosure(false);
  if (!useCan('place', 'LegalHold')) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconLock size={16} stroke={1.7} aria-hidden />} onClick={open}>
        Place legal hold
      </Button>
      <PlaceLegalHold opened={opened} onClose={close} person={{ leadId: lead.id, name: lead.name }} />
    </>
  );
}
