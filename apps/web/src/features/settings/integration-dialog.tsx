import { useMutation } from '@apollo/client/react';
import { INTEGRATIONS, type IntegrationSecret, type IntegrationSetting, isSecret, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import { UpsertIntegrationDocument } from '../../gql/upsert-integration.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { EditingInProduction } from '../../session/editing-in-production.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import type { IntegrationCard } from './integration-actions.tsx';

interface Props {
  edited: IntegrationCard | null;
  onClose: () => void;
}

function titleOf({ provider, stored }: IntegrationCard): string {
  const { title } = INTEGRATIONS[provider];
  return stored ? t`Edit ${title}` : t`Set up ${title}`;
}

/** Dialog for the settings and secrets of one provider. */
export function IntegrationDialog({ edited, onClose }: Props) {
  const shown = useLastValue(edited);
  const title = shown && titleOf(shown);
  return (
    <Modal opened={edited !== null} onClose={onClose} title={title} closeOnClickOutside={false}>
      {shown && <IntegrationForm key={shown.provider} card={shown} onDone={onClose} />}
    </Modal>
  );
}

type Values = Record<IntegrationSetting | IntegrationSecret, string>;

function IntegrationForm({ card, onDone }: { card: IntegrationCard; onDone: () => void }) {
  const { settings, secrets } = INTEGRATIONS[card.provider];
  const { form, onSubmit, pending, refusal } = useSet(card, onDone);
  return (
    <Form onSubmit={onSubmit} aria-label={INTEGRATIONS[card.provider].title}>
      <Stack gap="md">
        <EditingInProduction />
        {settings.map(({ name, title, hint, isOptional }, at) => (
          <TextInput
            key={name}
            label={isOptional ? `${title} (optional)` : title}
            description={hint}
            autoComplete="off"
            spellCheck={false}
            data-autofocus={at === 0 || undefined}
            {...form.getInputProps(name)}
          />
        ))}
        {secrets.map(({ name, title, hint, required }) => (
          <PasswordInput
            key={name}
            label={required ? title : `${title} (optional)`}
            description={hint}
            placeholder={placeholderOf(card, name)}
            // Prevents browsers from saving the secret.
            autoComplete="one-time-code"
            {...form.getInputProps(name)}
          />
        ))}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useSet(card: IntegrationCard, onDone: () => void) {
  const [set] = useMutation(UpsertIntegrationDocument, { refetchQueries: [IntegrationsDocument] });
  const { provider, stored } = card;
  const form = useForm<Values>({
    initialValues: {
      accountSid: stored?.accountSid ?? '',
      fromNumber: stored?.fromNumber ?? '',
      assistantId: stored?.assistantId ?? '',
      phoneNumberId: stored?.phoneNumberId ?? '',
      eventTypeId: stored?.eventTypeId ?? '',
      model: stored?.model ?? (provider === 'OPENAI' ? 'gpt-4o' : ''),
      embeddingModel: stored?.embeddingModel ?? '',
      resource: stored?.resource ?? '',
      baseUrl: stored?.baseUrl ?? '',
      secret: '',
      webhookSecret: '',
    },
    validate: (values) => faultsOf(card, values),
  });
  const submission = useFormMutation(form, async (values) => {
    const { data } = await set({ variables: { input: { provider, ...values } } });
    return handleMutationResult(data?.upsertIntegration, () => {
      void toast(t`${INTEGRATIONS[provider].title} saved. Verify it next.`);
      onDone();
    });
  });
  return { form, ...submission };
}

/**
 * Client-side validation. Returns the errors by field. The server also validates other values, for example phone
 * numbers.
 */
function faultsOf(card: IntegrationCard, values: Values) {
  const { settings, secrets } = INTEGRATIONS[card.provider];
  const faults: Partial<Record<keyof Values, string>> = {};
  for (const { name, isOptional } of settings)
    if (!isOptional && !values[name].trim()) faults[name] = REFUSALS.SETTING_INVALID;
  for (const { name, required } of secrets) {
    const text = values[name].trim();
    if (!text && required && !isStored(card, name)) faults[name] = REFUSALS.SECRET_MISSING;
    if (text && !isSecret(text)) faults[name] = REFUSALS.SECRET_INVALID;
  }
  return faults;
}

/**
 * Whether the secret is stored. Secrets of the simulator do not count, because a real account needs different secrets.
 */
const isStored = ({ stored }: IntegrationCard, name: IntegrationSecret): boolean =>
  lastFourOf(stored, name) !== null && !stored?.sandbox;

const lastFourOf = (stored: IntegrationCard['stored'], name: IntegrationSecret): string | null =>
  (name === 'secret' ? stored?.secretLastFour : stored?.webhookSecretLastFour) ?? null;

const placeholderOf = (card: IntegrationCard, name: IntegrationSecret): string =>
  isStored(card, name)
    ? t`Leave empty to keep the current value, which ends in ${lastFourOf(card.stored, name) ?? ''}`
    : '';
