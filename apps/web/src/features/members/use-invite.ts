import { useMutation } from '@apollo/client/react';
import type { RoleName } from '@frontdesk/policies';
import type { UseFormReturnType } from '@mantine/form';
import { InviteMemberDocument } from '../../gql/invite-member.ts';
import { MembersPageDocument } from '../../gql/members-page.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { toast } from '../../ui/toast.ts';
import { useSubmission } from '../../ui/use-submission.ts';
import { type AccessDraft, grantsInput } from './access-draft.ts';

/** `role` and `policies` are there so that a refusal of them is written where they are chosen. */
export interface InviteValues {
  email: string;
  role: RoleName | null;
  policies: null;
}

/** Sends the offer; a refusal is written at its field. */
export function useInvite(form: UseFormReturnType<InviteValues>, draft: AccessDraft, onDone: () => void) {
  const [inviteMember] = useMutation(InviteMemberDocument, { refetchQueries: [MembersPageDocument] });
  return useSubmission(form, async ({ email }) => {
    const policies = grantsInput(draft).map(({ policy }) => policy);
    const { data } = await inviteMember({
      variables: { input: { email, role: draft.role, customRoleId: draft.customRole?.id ?? null, policies } },
    });
    const result = data?.inviteMember;
    switch (result?.__typename) {
      case 'MemberInvited':
        void toast(`The invitation to ${result.invitation.email} is on its way.`);
        return void onDone();
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
}
