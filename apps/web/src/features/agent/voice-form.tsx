import { isVoiceSpeed, LIMITS, normalizeVoice, OFFERED_VOICES, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { TranscriptionSection } from './transcription-section.tsx';
import { type Settings, useSaveSettings } from './use-voice-settings.ts';
import { AS_SET_UP, OWN_VOICE, VoiceSection } from './voice-section.tsx';

interface Props {
  settings: Settings;
  permission: Permission;
}

/** Form for voice, speed, language and keyterms. */
export function VoiceForm({ settings, permission }: Props) {
  const { form, onSubmit, pending, refusal } = useVoiceForm(settings);
  const dirty = form.isDirty();
  const locked = !permission.allowed;
  return (
    <Form onSubmit={onSubmit} aria-label={t`Voice`}>
      <Stack gap="lg">
        <VoiceSection form={form} locked={locked} />
        <TranscriptionSection form={form} locked={locked} />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button
            variant="default"
            disabled={locked || pending || isDefault(form.values)}
            onClick={() => form.setValues(DEFAULTS)}
          >
            {t`Reset to defaults`}
          </Button>
          <PermissionButton type="submit" loading={pending} disabled={!locked && !dirty} permission={permission}>
            {t`Save voice`}
          </PermissionButton>
        </Group>
      </Stack>
      <UnsavedChangesGuard dirty={dirty && !pending} />
    </Form>
  );
}

export interface VoiceValues {
  /** Id of a built-in voice, or a constant for the assistant's default voice or a custom voice. */
  voice: string;
  voiceId: string;
  speed: number;
  language: string;
  keyterms: string[];
}

const DEFAULTS: VoiceValues = { voice: AS_SET_UP, voiceId: '', speed: 1, language: '', keyterms: [] };

const isDefault = (values: VoiceValues): boolean => JSON.stringify(values) === JSON.stringify(DEFAULTS);

function valuesOf({ voiceId, speed, language, keyterms }: Settings): VoiceValues {
  const offered = OFFERED_VOICES.some((id) => id === voiceId);
  const voice = voiceId === null ? AS_SET_UP : offered ? voiceId : OWN_VOICE;
  return {
    voice,
    voiceId: voice === OWN_VOICE ? (voiceId ?? '') : '',
    speed: speed ?? 1,
    language: language ?? '',
    keyterms: [...keyterms],
  };
}

/**
 * Converts the form values to the mutation input. Omits the speed if no voice is selected or the speed is 1, and the
 * keyterms if no language is selected.
 */
function changeOf({ voice, voiceId, speed, language, keyterms }: VoiceValues) {
  const chosen = voice === OWN_VOICE ? voiceId.trim() : voice || null;
  return {
    voiceId: chosen,
    speed: chosen === null || speed === 1 ? null : speed,
    language: language || null,
    keyterms: language ? keyterms : null,
  };
}

function useVoiceForm(settings: Settings) {
  const save = useSaveSettings(settings, t`Voice saved. It applies to new calls.`);
  const stored = valuesOf(settings);
  const form = useForm<VoiceValues>({
    initialValues: stored,
    validate: {
      voiceId: (id, { voice }) => (voice !== OWN_VOICE || normalizeVoice(id) ? null : REFUSALS.VOICE_INVALID),
      speed: (speed) => (isVoiceSpeed(speed) ? null : REFUSALS.VOICE_SPEED_INVALID),
      keyterms: (terms) =>
        terms.every((term) => term.trim().length <= LIMITS.keytermLength) ? null : REFUSALS.KEYTERM_INVALID,
    },
  });
  // Show settings that other members saved, unless the form has unsaved edits.
  useEffect(() => {
    if (form.isDirty()) return;
    form.setValues(stored);
    form.resetDirty(stored);
    // oxlint-disable-next-line react/exhaustive-deps -- A change of any saved setting changes the version.
  }, [settings.version]);
  const submission = useFormMutation(form, async (values) => {
    const refused = await save(changeOf(values));
    if (!refused) form.resetDirty();
    return refused;
  });
  return { form, ...submission };
}
