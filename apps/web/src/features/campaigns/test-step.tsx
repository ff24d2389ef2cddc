import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Group, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { TestCampaignDocument } from '../../gql/test-campaign.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import classes from './campaigns.module.css';
import { ContactSelect } from './contact-select.tsx';
import type { Campaign } from './use-campaign.ts';

/** Step that sends a test message to a selected contact. */
export function TestStep({ campaign }: { campaign: Campaign }) {
  const [contactId, setContactId] = useState<string | null>(null);
  const [sent, setSent] = useState(false);
  const [test] = useMutation(TestCampaignDocument);
  const { attempt, pending, refusal } = useMutationAction(async (to: string) => {
    setSent(false);
    return handleMutationResult(
      (await test({ variables: { id: campaign.id, contactId: to } })).data?.testCampaign,
      () => setSent(true),
    );
  });
  return (
    <Stack gap="md" className={classes.narrow}>
      <Text size="sm" c="dimmed">
        {t`Tests are sent as real messages and are not included in the results.`}
      </Text>
      <ContactSelect
        label={t`Test recipient`}
        value={contactId}
        onChange={(id) => {
          setContactId(id);
          setSent(false);
        }}
      />
      <RefusalAlert refusal={refusal} />
      <Group gap="md">
        <PermissionButton
          permission={contactId ? campaign.viewerCan.run : NO_CONTACT}
          variant="default"
          loading={pending}
          leftSection={<IconSend size={16} aria-hidden />}
          onClick={() => contactId !== null && void attempt(contactId)}
        >
          {t`Send test`}
        </PermissionButton>
        <Text size="sm" role="status">
          {sent && t`Test sent.`}
        </Text>
      </Group>
    </Stack>
  );
}

const NO_CONTACT = { allowed: false, reason: t`Choose a contact first.` };
