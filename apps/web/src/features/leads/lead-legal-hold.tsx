import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { PlaceLegalHold } from '../../session/place-legal-hold.tsx';
import { useCan } from '../../session/workspace.tsx';

/** Button that places a legal hold. Hidden for viewers who cannot place holds. */
export function LeadLegalHold({ lead }: { lead: { id: string; name: string } }) {
  const [opened, { open, close }] = useDisclosure(false);
  if (!useCan('place', 'LegalHold')) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconLock size={16} stroke={1.7} aria-hidden />} onClick={open}>
        {t`Place legal hold`}
      </Button>
      <PlaceLegalHold opened={opened} onClose={close} person={{ leadId: lead.id, name: lead.name }} />
    </>
  );
}
