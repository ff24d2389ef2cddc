import { useMutation } from '@apollo/client/react';
import { ENVIRONMENT_CONTROLS, ENVIRONMENT_TITLES, type Environment } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NumberInput, Stack, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { SecuritySettingsDocument, UpdateSecuritySettingsDocument } from '../../gql/security-section.ts';
import type { SecuritySettingsQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { LoadingSection } from './loading-section.tsx';
import { VoiceFields, type VoiceValues } from './voice-fields.tsx';

type Settings = SecuritySettingsQuery['securitySettings'];

/** Sign-in requirements and idle timeout of the workspace. */
export function SecuritySection() {
  const { data } = useScreenQuery(SecuritySettingsDocument);
  if (!data) return <LoadingSection title={t`Security`} />;
  return (
    <Section title={t`Security`} description={t`These settings don’t apply to API keys.`}>
      <SecurityForm settings={data.securitySettings} />
    </Section>
  );
}

function SecurityForm({ settings }: { settings: Settings }) {
  const { form, onSubmit, pending, refusal } = useUpdate(settings);
  const { usual, least, most } = ENVIRONMENT_CONTROLS[settings.environment].idleMinutes;
  const environment = ENVIRONMENT_TITLES[settings.environment].toLowerCase();
  return (
    <Form onSubmit={onSubmit} aria-label={t`Security`}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <Switch
          label={t`Require two-factor authentication`}
          description={t`Members must set up two-factor authentication before they can open the workspace.`}
          {...form.getInputProps('requiresSecondFactor', { type: 'checkbox' })}
        />
        <NumberInput
          label={t`Idle timeout (minutes)`}
          description={t`${least} to ${most} minutes in ${environment}. Default: ${usual}.`}
          min={least}
          max={most}
          allowDecimal={false}
          clampBehavior="none"
          placeholder={String(usual)}
          maw={420}
          {...form.getInputProps('idleMinutes')}
        />
        {settings.isVoiceVerificationAvailable && <VoiceFields form={form} />}
        <Group justify="flex-end">
          <Button type="submit" loading={pending} disabled={!form.isDirty()}>
            {t`Save security settings`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function useUpdate(settings: Settings) {
  const [update] = useMutation(UpdateSecuritySettingsDocument, { refetchQueries: [SecuritySettingsDocument] });
  const form = useForm<Values>({
    initialValues: {
      requiresSecondFactor: settings.requiresSecondFactor,
      idleMinutes: settings.idleMinutes ?? '',
      voiceVerificationEnabled: settings.voiceVerificationEnabled,
      voiceThreshold: settings.voiceThreshold,
      voiceSkipPolicy: settings.voiceSkipPolicy,
    },
    validate: { idleMinutes: (minutes) => minutesError(settings.environment, minutes) },
  });
  const submission = useFormMutation(form, async ({ idleMinutes, ...values }) => {
    const minutes = idleMinutes === '' ? null : Number(idleMinutes);
    const { data } = await update({ variables: { input: { ...values, idleMinutes: minutes } } });
    return handleMutationResult(data?.updateSecuritySettings, () => {
      form.resetDirty();
      void toast(t`Settings saved.`);
    });
  });
  return { form, ...submission };
}

interface Values extends VoiceValues {
  requiresSecondFactor: boolean;
  /** Idle timeout in minutes. Empty if the default of the environment applies. */
  idleMinutes: number | string;
}

function minutesError(environment: Environment, minutes: number | string): string | null {
  if (minutes === '') return null;
  const { least, most } = ENVIRONMENT_CONTROLS[environment].idleMinutes;
  const value = Number(minutes);
  return Number.isInteger(value) && value >= least && value <= most ? null : t`Enter ${least} to ${most} minutes.`;
}
