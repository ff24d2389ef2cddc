import { useMutation, useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Checkbox, Fieldset, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { PreviewMemberChangeDocument, UpdateMemberDocument } from '../../gql/member-editor.ts';
import type { MemberTable_MemberFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useSession } from '../../session/api.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import {
  type AccessDraft,
  accessInput,
  draftOf,
  sameDraft,
  withOwnRole,
  withoutPreset,
  withPreset,
  withRole,
} from './access-draft.ts';
import classes from './access-form.module.css';
import { ChangePreview } from './change-preview.tsx';
import { PolicyMatrix } from './policy-matrix.tsx';
import { PresetChips } from './preset-chips.tsx';
import { RoleCards } from './role-cards.tsx';
import type { AccessChoices } from './use-access-choices.ts';

interface Props {
  member: MemberTable_MemberFragment;
  choices: AccessChoices;
  onDone: () => void;
  /** Called with true when the form has unsaved changes, and with false when all changes are undone. */
  onDirty: (dirty: boolean) => void;
}

/** Form for the role, policies and limits of a member. Shows a preview of the changes while the user edits. */
export function MemberEditor({ member, choices, onDone, onDirty }: Props) {
  const [now] = useState(() => new Date());
  const [before] = useState(() => draftOf(member, now));
  const [draft, setDraft] = useState(before);
  const shown = useMemberPreview(member.id, sameDraft(draft, before) ? null : draft);
  const { attempt, pending, refusal } = useUpdateMember(member);
  const change = (next: AccessDraft) => {
    setDraft(next);
    onDirty(!sameDraft(next, before));
  };
  const save = async () => {
    if (sameDraft(draft, before) || (await attempt(draft))) onDone();
  };
  return (
    <Form
      aria-label={t`Access of ${member.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void save();
      }}
    >
      <Stack gap="lg">
        <RoleCards
          value={draft}
          onChange={(role) => change(withRole(draft, role))}
          onChangeOwn={(role) => change(withOwnRole(draft, role))}
          choices={choices}
        />
        <PresetChips
          draft={draft}
          choices={choices}
          onPut={(preset) => change(withPreset(draft, preset))}
          onTake={(preset) => change(withoutPreset(draft, preset))}
        />
        <PolicyMatrix draft={draft} now={now} choices={choices} onChange={change} />
        <AccessLimits draft={draft} onChange={change} />
        <div className={classes.foot}>
          <ChangePreview {...shown} unchanged={t`No changes`} />
          <RefusalAlert refusal={refusal} />
          <FormButtons onCancel={onDone} pending={pending}>
            {t`Save`}
          </FormButtons>
        </div>
      </Stack>
    </Form>
  );
}

function useUpdateMember({ id, name, isViewer }: MemberTable_MemberFragment) {
  const session = useSession();
  const [updateMember] = useMutation(UpdateMemberDocument, {
    // The viewer has changed their own access, so refetch the viewer's permissions.
    refetchQueries: isViewer ? ['SessionWorkspace', 'AccessChoices', 'MembersPage'] : [],
  });
  return useMutationAction(async (draft: AccessDraft) => {
    const { data } = await updateMember({ variables: { input: { id, ...accessInput(draft) } } });
    return handleMutationResult(data?.updateMember, async () => {
      if (isViewer) await session.reloadViewer();
      void toast(t`Access of ${name} updated.`);
    });
  });
}

const TYPING_MS = 200;

/**
 * Returns the server's preview of a changed draft, which is null if the draft is unchanged or the preview has not
 * loaded.
 */
function useMemberPreview(id: string, draft: AccessDraft | null) {
  const [asked] = useDebouncedValue(draft, TYPING_MS);
  const { data, previousData, loading, error } = useQuery(PreviewMemberChangeDocument, {
    variables: { input: { id, ...(asked ? accessInput(asked) : { role: 'viewer' as const, grants: [] }) } },
    skip: !asked || !draft,
    // The preview can change at any time, so do not cache it.
    fetchPolicy: 'no-cache',
  });
  const known = data ?? previousData;
  return {
    preview: draft && known ? known.previewMemberChange : null,
    pending: draft !== null && (loading || asked !== draft),
    failed: draft !== null && error !== undefined && !loading,
  };
}

interface AccessLimitsProps {
  draft: AccessDraft;
  onChange: (draft: AccessDraft) => void;
}

/** Fields for restrictions that apply in addition to the policies. */
function AccessLimits({ draft, onChange }: AccessLimitsProps) {
  return (
    <Fieldset legend={t`Limits`}>
      <Stack gap="sm">
        <Checkbox
          label={t`Hide contact details`}
          description={t`Hides phone numbers and email addresses from this member and their API keys.`}
          checked={draft.maskContactDetails}
          onChange={(event) => onChange({ ...draft, maskContactDetails: event.currentTarget.checked })}
        />
        <Checkbox
          label={t`Assigned conversations only`}
          description={t`The member sees no leads and can’t add contacts.`}
          checked={draft.assignedConversationsOnly}
          onChange={(event) => onChange({ ...draft, assignedConversationsOnly: event.currentTarget.checked })}
        />
      </Stack>
    </Fieldset>
  );
}
