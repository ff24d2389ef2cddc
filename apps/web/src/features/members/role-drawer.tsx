import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { expandPolicies, isPolicyKey } from '@frontdesk/policies';
import { plural, t } from '@lingui/core/macro';
import { Drawer, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { CreateRoleDocument, PreviewRoleChangeDocument, UpdateRoleDocument } from '../../gql/role-drawer.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './access-form.module.css';
import { ChangePreview } from './change-preview.tsx';
import { LoadingChoices } from './member-drawer.tsx';
import type { RoleDraft } from './role-draft.ts';
import { RoleMatrix } from './role-matrix.tsx';
import { type AccessChoices, useAccessChoices } from './use-access-choices.ts';

interface Props {
  draft: RoleDraft | null;
  onClose: () => void;
}

/** Drawer that creates or edits a custom role. */
export function RoleDrawer({ draft: asked, onClose }: Props) {
  const draft = useLastValue(asked);
  const title = draft?.id ? t`Edit role ${draft.name}` : t`Create role`;
  return (
    <Drawer opened={asked !== null} onClose={onClose} position="right" size={640} padding="lg" title={title}>
      {draft && <Editing key={draft.id ?? draft.name} draft={draft} title={title} onDone={onClose} />}
    </Drawer>
  );
}

interface EditingProps {
  draft: RoleDraft;
  title: string;
  onDone: () => void;
}

function Editing(props: EditingProps) {
  const { choices, failed, retry } = useAccessChoices();
  if (failed) return <ErrorState onRetry={retry} />;
  return choices ? <RoleEditor choices={choices} {...props} /> : <LoadingChoices />;
}

type RoleValues = Omit<RoleDraft, 'id'>;

function RoleEditor({ draft: { id, ...before }, title, choices, onDone }: EditingProps & { choices: AccessChoices }) {
  const form = useForm<RoleValues>({
    initialValues: before,
    validateInputOnBlur: ['name'],
    validate: {
      name: (name) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID),
      policies: (policies) => (policies.length > 0 ? null : REFUSALS.POLICIES_EMPTY),
    },
  });
  const { onSubmit, pending, refusal } = useSaveRole(form, id, onDone);
  const { name, description, policies } = form.getValues();
  const changed = id !== null && String(policies) !== String(before.policies);
  // Preview with the stored name. The name does not affect the preview, and the server would reject an incomplete name.
  const shown = useRolePreview(
    changed && policies.length > 0 ? { id, name: before.name, description, policies: [...policies] } : null,
  );
  const held = expandPolicies(policies.filter(isPolicyKey)).size;
  return (
    <Form aria-label={title} onSubmit={onSubmit}>
      <Stack gap="lg">
        <TextInput
          label={t`Name`}
          required
          withAsterisk={false}
          data-autofocus
          maxLength={LIMITS.nameLength}
          {...form.getInputProps('name')}
        />
        <Textarea
          label={t`Description (optional)`}
          autosize
          minRows={2}
          maxLength={LIMITS.descriptionLength}
          {...form.getInputProps('description')}
        />
        <RoleMatrix
          policies={policies}
          choices={choices}
          error={form.errors.policies}
          onChange={(next) => form.setFieldValue('policies', next)}
        />
        <div className={classes.foot}>
          {id === null ? (
            <Text size="sm" fw={600} role="status">
              {name.trim()
                ? t`${name.trim()} has ${plural(held, { one: '# permission', other: '# permissions' })}.`
                : t`This role has ${plural(held, { one: '# permission', other: '# permissions' })}.`}
            </Text>
          ) : (
            <ChangePreview {...shown} unchanged={t`No changes`} />
          )}
          <RefusalAlert refusal={refusal} />
          <FormButtons onCancel={onDone} pending={pending}>
            {id === null ? t`Create role` : t`Save`}
          </FormButtons>
        </div>
      </Stack>
    </Form>
  );
}

function useSaveRole(form: UseFormReturnType<RoleValues>, id: string | null, onDone: () => void) {
  const refetchQueries = ['MembersPage', 'AccessChoices', 'SessionWorkspace'];
  const [createRole] = useMutation(CreateRoleDocument, { refetchQueries });
  const [updateRole] = useMutation(UpdateRoleDocument, { refetchQueries });
  return useFormMutation(form, async ({ name, description, policies }) => {
    const input = { name, description, policies: [...policies] };
    const result = id
      ? (await updateRole({ variables: { input: { id, ...input } } })).data?.updateRole
      : (await createRole({ variables: { input } })).data?.createRole;
    return handleMutationResult(result, () => {
      void toast(id ? t`Role ${name.trim()} updated.` : t`Role ${name.trim()} created.`);
      onDone();
    });
  });
}

const TYPING_MS = 200;

interface RoleChange {
  id: string;
  name: string;
  description: string;
  policies: string[];
}

/**
 * Returns the server's preview of a change to a role, which affects all members with the role. The preview is null if
 * there is nothing to preview or it has not loaded.
 */
function useRolePreview(change: RoleChange | null) {
  const text = JSON.stringify(change);
  const [asked] = useDebouncedValue(text, TYPING_MS);
  const input: RoleChange | null = JSON.parse(asked);
  const { data, previousData, loading, error } = useQuery(PreviewRoleChangeDocument, {
    variables: { input: input ?? { id: '', name: '', policies: [] } },
    skip: !input || !change,
    fetchPolicy: 'no-cache',
  });
  const known = data ?? previousData;
  return {
    preview: change && known ? known.previewRoleChange : null,
    pending: change !== null && (loading || asked !== text),
    failed: change !== null && error !== undefined && !loading,
  };
}
