import { type useFragment, useMutation } from '@apollo/client/react';
import { REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../../app/paths.ts';
import { StartCall_LeadFragmentDoc } from '../../gql/lead-dialing.ts';
import { StartCallDocument } from '../../gql/start-call.ts';
import type { StartCall_LeadFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';
import { DialServiceSelect } from './dial-by.tsx';

/**
 * Button that lets the agent call the lead, and then opens the page of the call. Available only in voice workspaces.
 */
export function StartCall({ lead: from }: { lead: useFragment.FromOptionValue<StartCall_LeadFragment> }) {
  const lead = useSingleFragment(StartCall_LeadFragmentDoc, from);
  const { channel } = useWorkspace();
  const canDial = useCan('dial', 'Call');
  const { attempt, pending, outside } = useDial(lead?.id ?? '');
  if (channel !== 'VOICE' || !lead) return null;
  const reason = canDial
    ? lead.callBlockedReason && REFUSALS[lead.callBlockedReason]
    : t`You need the call.operate or message.send permission.`;
  return (
    <Group gap={4} wrap="nowrap">
      <PermissionButton
        permission={{ allowed: reason === null, reason }}
        loading={pending}
        leftSection={<IconPhoneOutgoing size={17} aria-hidden />}
        onClick={() => void attempt(null, false)}
      >
        {t`Call`}
      </PermissionButton>
      {reason === null && (
        <DialServiceSelect disabled={pending} onChoose={(serviceId) => void attempt(serviceId, false)} />
      )}
      <ConfirmDialog {...outside} title={t`Call outside the contact window?`} confirmLabel={t`Call anyway`}>
        {outside.message}
      </ConfirmDialog>
    </Group>
  );
}

/** A call that the server rejected because the contact window is closed. The viewer can confirm it to call anyway. */
interface OutsideWindow {
  serviceId: string | null;
  message: string;
}

function useDial(leadId: string) {
  const [dial] = useMutation(StartCallDocument);
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const [early, setEarly] = useState<OutsideWindow | null>(null);
  const action = useMutationAction(async (serviceId: string | null, isConfirmed: boolean) => {
    const confirmation = isConfirmed ? { confirmOutsideWindow: true } : {};
    const { data } = await dial({ variables: { input: { leadId, serviceId, ...confirmation } } });
    const refused = await handleMutationResult(data?.startCall, ({ call }) => {
      setEarly(null);
      void navigate({ to: paths.call({ workspace: slug, call: call.id }) });
    });
    if (refused?.code === 'OUTSIDE_CONTACT_WINDOW') setEarly({ serviceId, message: refused.message ?? '' });
    else if (refused) void toast(refused.message ?? refusalMessage(refused.code));
    return refused;
  });
  const outside = {
    opened: early !== null,
    onClose: () => setEarly(null),
    onConfirm: () => void action.attempt(early?.serviceId ?? null, true),
    pending: action.pending,
    message: early?.message,
  };
  return { ...action, outside };
}
