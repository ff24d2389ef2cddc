import { LIMITS, normalizeEmail, REFUSALS } from '@frontdesk/domain';
import { ROLES, type RoleName } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import {
  type AccessDraft,
  changeBetween,
  draftOf,
  effectiveOf,
  type OwnRole,
  type Preset,
  withOwnRole,
  withoutPreset,
  withPreset,
  withRole,
} from './access-draft.ts';
import classes from './access-form.module.css';
import { ExtraPolicies } from './extra-policies.tsx';
import { InvitationAnswers } from './invitation-answers.tsx';
import { LoadingChoices } from './member-drawer.tsx';
import { PresetChips } from './preset-chips.tsx';
import { RoleCards } from './role-cards.tsx';
import { type AccessChoices, useAccessChoices } from './use-access-choices.ts';
import { type InvitationAnswer, type InviteValues, useInvite } from './use-invite.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Dialog that invites members by email, with a role and additional policies. */
export function InviteDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Invite members`} size="xl">
      <InviteFormState onClose={onClose} />
    </Modal>
  );
}

function InviteFormState({ onClose }: { onClose: () => void }) {
  const { choices, failed, retry } = useAccessChoices();
  const [answers, setAnswers] = useState<InvitationAnswer[] | null>(null);
  if (answers) return <InvitationAnswers answers={answers} onDone={onClose} />;
  if (failed) return <ErrorState onRetry={retry} />;
  return choices ? <InviteForm choices={choices} onClose={onClose} onAnswers={setAnswers} /> : <LoadingChoices />;
}

interface FormProps {
  choices: AccessChoices;
  onClose: () => void;
  onAnswers: (answers: InvitationAnswer[]) => void;
}

function InviteForm({ choices, onClose, onAnswers }: FormProps) {
  const form = useForm<InviteValues>({
    initialValues: { emails: [], note: '', role: null, policies: null },
    validate: {
      emails: ({ length }) =>
        length === 0
          ? REFUSALS.ADDRESSES_NONE
          : length > LIMITS.invitationsPerRequest
            ? REFUSALS.ADDRESSES_TOO_MANY
            : null,
    },
  });
  const offer = useOffer(choices);
  const { onSubmit, pending, refusal } = useInvite(form, offer.draft, { onDone: onClose, onAnswers });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Invite members`}>
      <Stack gap="lg">
        <AddressField {...form.getInputProps('emails')} />
        <PresetChips draft={offer.draft} choices={choices} onPut={offer.put} onTake={offer.take} />
        <RoleCards
          value={offer.draft}
          onChange={offer.chooseRole}
          onChangeOwn={offer.chooseOwnRole}
          choices={choices}
          error={form.errors.role ?? form.errors.policies}
        />
        <ExtraPolicies draft={offer.draft} now={offer.now} choices={choices} onChange={offer.set} />
        <Textarea
          label={t`Message (optional)`}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LIMITS.invitationNoteLength}
          {...form.getInputProps('note')}
        />
        <OfferPreview draft={offer.draft} now={offer.now} />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {form.values.emails.length > 1 ? t`Send ${form.values.emails.length} invitations` : t`Send invitation`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

/**
 * Returns the state of the offered access. The preset `operator_agent` also selects the role “agent”, unless the user
 * has chosen a role.
 */
function useOffer(choices: AccessChoices) {
  const [now] = useState(() => new Date());
  const [chosen, setChosen] = useState(false);
  const [draft, set] = useState<AccessDraft>(() =>
    draftOf({ role: choices.role('member') ? 'member' : 'viewer', grants: [] }, now),
  );
  return {
    now,
    draft,
    set,
    put(preset: Preset) {
      const base = preset.key === 'operator_agent' && !chosen ? withRole(draft, 'agent') : draft;
      set(withPreset(base, preset));
    },
    take: (preset: Preset) => set(withoutPreset(draft, preset)),
    chooseRole(role: RoleName) {
      setChosen(true);
      set(withRole(draft, role));
    },
    chooseOwnRole(role: OwnRole) {
      setChosen(true);
      set(withOwnRole(draft, role));
    },
  };
}

/** Shows how many permissions the invited members will have, and names up to six that the role does not include. */
function OfferPreview({ draft, now }: { draft: AccessDraft; now: Date }) {
  const byRole = effectiveOf({ ...draft, grants: new Map() }, now);
  const all = effectiveOf(draft, now);
  const { gained } = changeBetween(byRole, all);
  const role = draft.customRole?.name ?? ROLES[draft.role].title;
  const named = gained.slice(0, 6).join(', ');
  return (
    <section className={classes.offer} aria-label={t`Permissions`}>
      <Text size="sm" role="status">
        {gained.length === 0 ? (
          <>
            <Trans>
              They get{' '}
              <b>
                <Plural value={all.size} one="# permission" other="# permissions" />
              </b>
              : {byRole.size} from the role {role}.
            </Trans>
          </>
        ) : gained.length > 6 ? (
          <>
            <Trans>
              They get{' '}
              <b>
                <Plural value={all.size} one="# permission" other="# permissions" />
              </b>
              : {byRole.size} from the role {role}, and {gained.length} more: {named} and {gained.length - 6} others.
            </Trans>
          </>
        ) : (
          <>
            <Trans>
              They get{' '}
              <b>
                <Plural value={all.size} one="# permission" other="# permissions" />
              </b>
              : {byRole.size} from the role {role}, and {gained.length} more: {named}.
            </Trans>
          </>
        )}
      </Text>
    </section>
  );
}

const BETWEEN = [',', ';', ' ', '\n', '\t'];

interface AddressFieldProps {
  value?: string[];
  onChange?: (value: string[]) => void;
  onBlur?: (event: React.FocusEvent) => void;
  error?: ReactNode;
}

/** Text field for several email addresses, typed or pasted as a list. Marks invalid addresses. */
function AddressField({ value = [], onChange, error, ...rest }: AddressFieldProps) {
  const wrong = value.filter((email) => !normalizeEmail(email));
  return (
    <TagsField
      label={t`Email addresses`}
      description={t`Up to ${LIMITS.invitationsPerRequest}. Invitations expire after ${LIMITS.invitationDays} days.`}
      placeholder={value.length === 0 ? 'noor@example.com' : undefined}
      splitChars={BETWEEN}
      value={value}
      onChange={onChange}
      isDuplicate={(email, all) => all.some((one) => normalizeEmail(one) === (normalizeEmail(email) ?? email))}
      acceptValueOnBlur
      clearable
      clearButtonProps={{ 'aria-label': t`Remove all addresses` }}
      inputMode="email"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      data-autofocus
      error={error ?? (wrong.length > 0 ? `${REFUSALS.EMAIL_INVALID} (${wrong.slice(0, 3).join(', ')})` : undefined)}
      {...rest}
    />
  );
}
