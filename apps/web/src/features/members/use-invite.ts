import { useMutation } from '@apollo/client/react';
import type { RoleName } from '@frontdesk/policies';
import { plural, t } from '@lingui/core/macro';
import type { UseFormReturnType } from '@mantine/form';
import { InviteMembersDocument } from '../../gql/invite-members.ts';
import { MembersPageDocument } from '../../gql/members-page.ts';
import type { InviteMembersMutation } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { toast } from '../../ui/toast.ts';
import { type AccessDraft, grantsInput } from './access-draft.ts';

/**
 * Values of the invitation form. `role` and `policies` are included so that the form can show the server's errors at
 * these fields.
 */
export interface InviteValues {
  emails: string[];
  note: string;
  role: RoleName | null;
  policies: null;
}

type Invited = InviteMembersMutation['inviteMembers'];
export type InvitationAnswer = NonNullable<Invited['answers']>[number];

/**
 * Returns the submit handler of the invitation form. If all invitations are sent, calls `onDone`; otherwise passes the
 * result of each address to `onAnswers`.
 */
export function useInvite(
  form: UseFormReturnType<InviteValues>,
  draft: AccessDraft,
  { onDone, onAnswers }: { onDone: () => void; onAnswers: (answers: InvitationAnswer[]) => void },
) {
  const [inviteMembers] = useMutation(InviteMembersDocument, { refetchQueries: [MembersPageDocument] });
  return useFormMutation(form, async ({ emails, note }) => {
    const policies = grantsInput(draft).map(({ policy }) => policy);
    const { role, customRole } = draft;
    const input = { emails, note, role, customRoleId: customRole?.id ?? null, policies };
    const { data } = await inviteMembers({ variables: { input } });
    return handleMutationResult(data?.inviteMembers, ({ answers }) => {
      if (answers.some(({ outcome }) => outcome !== 'INVITED')) return onAnswers(answers);
      void toast(t`${plural(answers.length, { one: '# invitation', other: '# invitations' })} sent.`);
      return onDone();
    });
  });
}
