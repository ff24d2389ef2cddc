import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Menu } from '@mantine/core';
import { IconChevronDown, IconDeviceMobile, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { NumberRow_PhoneConfigFragmentDoc } from '../../gql/number-row.ts';
import {
  DeletePhoneConfigDocument,
  DisablePhoneConfigDocument,
  RequestPhoneConfigCodeDocument,
} from '../../gql/numbers-section.ts';
import { PhoneNumbersDocument } from '../../gql/phone-numbers.ts';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { ActivateNumber } from './activate-number.tsx';
import { AddNumberDialog } from './add-number-dialog.tsx';
import { NumberSummary } from './number-summary.tsx';
import { NumberTokens } from './number-tokens.tsx';
import { RouteByHours } from './route-by-hours.tsx';
import { RouteNumber } from './route-number.tsx';
import { useNumberStep } from './use-number-step.ts';
import { VerifyCode } from './verification-code.tsx';

const NO_POLICY = t`You need the phone_config.manage permission.`;

/** Phone numbers with their registration status and next step. */
export function NumbersSection() {
  const { data } = useScreenQuery(PhoneNumbersDocument);
  const numbers = useFragments(NumberRow_PhoneConfigFragmentDoc, data?.phoneConfigs ?? []);
  const canAdd = useCan('create', 'PhoneConfig');
  const [adding, setAdding] = useState(false);
  const add = (
    <PermissionButton
      size="xs"
      permission={{ allowed: canAdd, reason: NO_POLICY }}
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t`Add number`}
    </PermissionButton>
  );
  return (
    <Section title={t`Numbers`} description={t`Each number can be used in only one workspace.`} flush actions={add}>
      <RowList
        label={t`Phone numbers`}
        rows={data ? numbers : undefined}
        rowKey={({ id }) => id}
        renderText={(number) => <NumberSummary number={number} />}
        renderActions={(number) => <NumberActions number={number} />}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={data ? numbers.length : undefined}
        empty={
          <EmptyState icon={<IconDeviceMobile size={24} stroke={1.6} />} title={t`No phone numbers yet`}>
            {t`WhatsApp messages use the number of your Twilio integration until you add a phone number.`}
          </EmptyState>
        }
      />
      <AddNumberDialog opened={adding} onClose={() => setAdding(false)} />
    </Section>
  );
}

type Number = NumberRow_PhoneConfigFragment;

/** Actions of a phone number that its status allows. The next registration step comes first. */
function NumberActions({ number }: { number: Number }) {
  const { status, provider, sandbox } = number;
  const isActive = status === 'ACTIVE';
  return (
    <>
      {status === 'CODE_REQUESTED' && <VerifyCode number={number} />}
      {(status === 'DRAFT' || status === 'CODE_REQUESTED') && <RequestCode number={number} />}
      {(status === 'VERIFIED' || status === 'INACTIVE' || status === 'FAILED') && <ActivateNumber number={number} />}
      <RouteNumber number={number} />
      <RouteByHours number={number} />
      {isActive && <DeactivateNumber number={number} />}
      {provider === 'WHATSAPP_CLOUD' && !sandbox && <NumberTokens number={number} />}
      {!isActive && <DeleteNumber number={number} />}
    </>
  );
}

function DeleteNumber({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { id, viewerCan } = number;
  const [remove] = useMutation(DeletePhoneConfigDocument, { refetchQueries: [PhoneNumbersDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deletePhoneConfig, () => void toast(t`${number.number} deleted.`));
  });
  const title = t`Delete ${number.number}`;
  return (
    <>
      <PermissionButton size="xs" variant="default" permission={viewerCan.delete} onClick={ask} aria-label={title}>
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`${title}?`} confirmLabel={t`Delete number`} danger>
        {t`This deletes the number and its tokens. Its conversations are not deleted.`}
      </ConfirmDialog>
    </>
  );
}

function DeactivateNumber({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { id, viewerCan } = number;
  const [deactivate] = useMutation(DisablePhoneConfigDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await deactivate({ variables: { id } });
    return handleMutationResult(data?.disablePhoneConfig, () => void toast(t`${number.number} deactivated.`));
  });
  const title = t`Deactivate ${number.number}`;
  return (
    <>
      <PermissionButton size="xs" variant="default" permission={viewerCan.update} onClick={ask} aria-label={title}>
        {t`Deactivate`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`${title}?`} confirmLabel={t`Deactivate`} danger>
        {number.provider === 'VAPI'
          ? t`Calls to and from this number are rejected until you activate it again.`
          : t`No messages are sent from this number until you activate it again. Incoming messages are stored.`}
      </ConfirmDialog>
    </>
  );
}

/** Button that requests a verification code for a phone number, by SMS or call. */
function RequestCode({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { id, status, viewerCan } = number;
  const { attempt, pending, refusal } = useNumberStep(RequestPhoneConfigCodeDocument, t`Code sent.`);
  const ask = (method: 'SMS' | 'VOICE') => void attempt({ id, method });
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <PermissionButton
            size="xs"
            variant={status === 'DRAFT' ? 'filled' : 'default'}
            permission={viewerCan.update}
            loading={pending}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={t`Send a code to ${number.number}`}
          >
            {status === 'DRAFT' ? t`Send code` : t`Resend code`}
          </PermissionButton>
        </Menu.Target>
        {viewerCan.update.allowed && (
          <Menu.Dropdown>
            <Menu.Item onClick={() => ask('SMS')}>{t`By SMS`}</Menu.Item>
            <Menu.Item onClick={() => ask('VOICE')}>{t`By call`}</Menu.Item>
          </Menu.Dropdown>
        )}
      </Menu>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
