import { LIMITS, normalizeEmail, REFUSALS } from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { ErrorState } from '../../ui/states.tsx';
import {
  type AccessDraft,
  draftOf,
  type OwnRole,
  type Preset,
  withOwnRole,
  withoutPreset,
  withPreset,
  withRole,
} from './access-draft.ts';
import { ExtraPolicies } from './extra-policies.tsx';
import { LoadingChoices } from './member-drawer.tsx';
import { OfferPreview } from './offer-preview.tsx';
import { PresetChips } from './preset-chips.tsx';
import { RoleCards } from './role-cards.tsx';
import { type AccessChoices, useAccessChoices } from './use-access-choices.ts';
import { type InviteValues, useInvite } from './use-invite.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Asks somebody in by e-mail, with a role and, where the role is not enough, more. */
export function InviteDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Invite member" size="xl">
      <Inviting onClose={onClose} />
    </Modal>
  );
}

function Inviting({ onClose }: { onClose: () => void }) {
  const { choices, failed, retry } = useAccessChoices();
  if (failed) return <ErrorState onRetry={retry} />;
  return choices ? <InviteForm choices={choices} onClose={onClose} /> : <LoadingChoices />;
}

function InviteForm({ choices, onClose }: { choices: AccessChoices; onClose: () => void }) {
  const form = useForm<InviteValues>({
    initialValues: { email: '', role: null, policies: null },
    validateInputOnBlur: ['email'],
    validate: { email: (email) => (normalizeEmail(email) ? null : REFUSALS.EMAIL_INVALID) },
  });
  const offer = useOffer(choices);
  const { onSubmit, pending, refusal } = useInvite(form, offer.draft, onClose);
  return (
    <Form onSubmit={onSubmit} aria-label="Invite member">
      <Stack gap="lg">
        <TextInput
          label="E-mail"
          description={`They get a link that works for ${LIMITS.invitationDays} days, for this address only.`}
          type="email"
          inputMode="email"
          autoComplete="off"
          required
          withAsterisk={false}
          data-autofocus
          maxLength={LIMITS.emailLength}
          {...form.getInputProps('email')}
        />
        <PresetChips draft={offer.draft} choices={choices} onPut={offer.put} onTake={offer.take} />
        <RoleCards
          value={offer.draft}
          onChange={offer.chooseRole}
          onChangeOwn={offer.chooseOwnRole}
          choices={choices}
          error={form.errors.role ?? form.errors.policies}
        />
        <ExtraPolicies draft={offer.draft} now={offer.now} choices={choices} onChange={offer.set} />
        <OfferPreview draft={offer.draft} now={offer.now} />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} disabled={pending}>
            Cancel
          </Button>
          <Button type="submit" loading={pending}>
            Send invitation
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

/** What is offered. Operator / Agent is made for the role agent, which it brings until somebody chooses another one. */
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
