import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { RequestPhoneConfigCodeDocument } from '../../gql/request-phone-config-code.ts';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useNumberStep } from './use-number-step.ts';

/** Requests a verification code by SMS or call. */
export function RequestCode({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { id, state, viewerCan } = number;
  const { attempt, pending, refusal } = useNumberStep(RequestPhoneConfigCodeDocument, 'Code sent.');
  const ask = (method: 'SMS' | 'VOICE') => void attempt({ input: { id, method } });
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <PermissionButton
            size="xs"
            variant={state === 'DRAFT' ? 'filled' : 'default'}
            permission={viewerCan.update}
            loading={pending}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`Send a code to ${number.number}`}
          >
            {state === 'DRAFT' ? 'Send code' : 'Resend code'}
          </PermissionButton>
        </Menu.Target>
        {viewerCan.update.allowed && (
          <Menu.Dropdown>
            <Menu.Item onClick={() => ask('SMS')}>By SMS</Menu.Item>
            <Menu.Item onClick={() => ask('VOICE')}>By call</Menu.Item>
          </Menu.Dropdown>
        )}
      </Menu>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
