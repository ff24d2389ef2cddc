import { useMutation } from '@apollo/client/react';
import { SUPPORT_HOURS, SUPPORT_LEVEL_TITLES, SUPPORT_OFFER_HOURS, type SupportLevel } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Modal, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconLifebuoy } from '@tabler/icons-react';
import { useState } from 'react';
import {
  GrantSupportAccessDocument,
  RevokeSupportAccessDocument,
  SupportAccessesDocument,
} from '../../gql/support-section.ts';
import type { SupportAccessesQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';

type Access = SupportAccessesQuery['supportAccesses']['edges'][number]['node'];

const SHOWN = 5;

/** Settings for the support access of global admins, who have no access until a member grants it. */
export function SupportSection() {
  const { data } = useScreenQuery(SupportAccessesDocument, { first: SHOWN });
  const [granting, setGranting] = useState(false);
  const canGrant = useCan('grant', 'SupportAccess');
  const canEnd = useCan('revoke', 'SupportAccess');
  const accesses = data?.supportAccesses.edges.map(({ node }) => node);
  return (
    <Section
      title={t`Support access`}
      description={t`Support can’t see this workspace without your permission.`}
      flush
      actions={
        canGrant && (
          <Button size="xs" onClick={() => setGranting(true)} disabled={!accesses || accesses.some(isOpen)}>
            {t`Grant support access`}
          </Button>
        )
      }
    >
      <RowList
        label={t`Support access`}
        rows={accesses}
        rowKey={({ id }) => id}
        renderText={(access) => <RowSummary access={access} />}
        renderActions={(access) => canEnd && isOpen(access) && <RevokeSupportAccess id={access.id} />}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={accesses?.length}
        empty={
          <EmptyState icon={<IconLifebuoy size={24} stroke={1.6} />} title={t`No support sessions yet`}>
            {t`Grant access for a few hours when you need help.`}
          </EmptyState>
        }
      />
      <GrantSupportAccessDialog opened={granting} onClose={() => setGranting(false)} />
    </Section>
  );
}

const isOpen = ({ endedAt, expiresAt }: Access) => endedAt === null && new Date(expiresAt).getTime() > Date.now();

function RowSummary({ access }: { access: Access }) {
  const { timezone } = useWorkspace();
  const { level, grantedByName, adminName, reason, expiresAt, endedByName, endedAt } = access;
  const moment = (iso: string) => formatDateTime(iso, timezone);
  return (
    <>
      <Text size="sm" fw={600}>
        {adminName ?? t`Not used`}{' '}
        {isOpen(access) && <StatusBadge tone="warning">{adminName ? t`In session` : t`Access granted`}</StatusBadge>}
      </Text>
      {reason && <Text size="sm">{reason}</Text>}
      <Text size="sm" c="dimmed">
        {endedAt
          ? t`${SUPPORT_LEVEL_TITLES[level]} · granted by ${grantedByName}; ended by ${endedByName ?? ''} on ${moment(endedAt)}`
          : t`${SUPPORT_LEVEL_TITLES[level]} · granted by ${grantedByName}; until ${moment(expiresAt)}`}
      </Text>
    </>
  );
}

/** Button that ends support access. Needs no confirmation, because a member can grant support access again. */
function RevokeSupportAccess({ id }: { id: string }) {
  const [end] = useMutation(RevokeSupportAccessDocument, { refetchQueries: [SupportAccessesDocument] });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    await end({ variables: { id } });
    void toast(t`Support access ended.`);
  });
  return (
    <Button size="xs" variant="default" loading={pending} onClick={() => void attempt()} title={refusal ?? undefined}>
      {t`End access`}
    </Button>
  );
}

const EFFECTS: Record<SupportLevel, string> = {
  READ: t`Support can see what you see, except full contact details.`,
  CHANGE: t`Support can also change agent settings and records, but not members, keys, credentials or messages.`,
};

/** Dialog that grants support access, with scope and duration. */
function GrantSupportAccessDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Grant support access`}>
      <GrantForm onDone={onClose} />
    </Modal>
  );
}

function GrantForm({ onDone }: { onDone: () => void }) {
  const [grant] = useMutation(GrantSupportAccessDocument, { refetchQueries: [SupportAccessesDocument] });
  const form = useForm({ initialValues: { level: 'READ' as SupportLevel, hours: SUPPORT_HOURS.most as number } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    return handleMutationResult((await grant({ variables: { input } })).data?.grantSupportAccess, () => {
      void toast(t`Support access granted. You can end it at any time.`);
      onDone();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Grant support access`}>
      <Stack gap="lg">
        <Text size="sm">
          {t`One person from support can join within ${SUPPORT_OFFER_HOURS} hours, with at most your permissions. You’ll be notified.`}
        </Text>
        <Radio.Group label={t`Access`} {...form.getInputProps('level')}>
          <Stack gap="sm" mt="xs">
            {(Object.keys(EFFECTS) as SupportLevel[]).map((level) => (
              <Radio key={level} value={level} label={SUPPORT_LEVEL_TITLES[level]} description={EFFECTS[level]} />
            ))}
          </Stack>
        </Radio.Group>
        <NumberInput
          label={t`Duration (hours)`}
          description={t`${SUPPORT_HOURS.least} to ${SUPPORT_HOURS.most} hours after support joins`}
          min={SUPPORT_HOURS.least}
          max={SUPPORT_HOURS.most}
          allowDecimal={false}
          {...form.getInputProps('hours')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Grant access`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
