import { useMutation } from '@apollo/client/react';
import {
  API_KEY_MODE_TITLES,
  type ApiKeyMode,
  ENVIRONMENT_TITLES,
  ENVIRONMENTS,
  type Environment,
  LIMITS,
  normalizeName,
  REFUSALS,
} from '@frontdesk/domain';
import type { PolicyKey } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';
import { CreateApiKeyDocument } from '../../gql/create-api-key.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { formatDate } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { ApiKeyOwnerSelect, type ServiceAccount } from './api-key-owner-select.tsx';
import { RangesField, rangesIn } from './ranges-field.tsx';
import { ScopePicker } from './scope-picker.tsx';
import type { NewKey } from './secret-step.tsx';

interface Values {
  name: string;
  environment: Environment;
  mode: ApiKeyMode;
  scopes: PolicyKey[];
  expiresInDays: number | string;
  allowedRanges: string;
  /** Id of the service account that owns the key. Empty if the current user is the owner. */
  serviceAccountId: string;
}

interface Props {
  taken: Environment[];
  serviceAccounts: ServiceAccount[];
  onMade: (made: NewKey) => void;
  onCancel: () => void;
}

const MODE_DESCRIPTIONS: Record<ApiKeyMode, string> = {
  PERSISTED_ONLY: t`Runs saved queries and the leads API. Recommended for automation.`,
  ANY_OPERATION: t`Runs any query or mutation within its scopes. For development.`,
};
const DAY_MS = 86_400_000;

export function CreateApiKeyForm({ taken, serviceAccounts, onMade, onCancel }: Props) {
  const form = useForm<Values>({
    initialValues: {
      name: '',
      environment: ENVIRONMENTS.find((environment) => !taken.includes(environment)) ?? 'PRODUCTION',
      mode: 'PERSISTED_ONLY',
      scopes: [],
      expiresInDays: LIMITS.apiKeyDays,
      allowedRanges: '',
      serviceAccountId: '',
    },
    validateInputOnBlur: ['name', 'expiresInDays'],
    validate: {
      name: (name) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID),
      scopes: (scopes) => (scopes.length > 0 ? null : REFUSALS.SCOPES_EMPTY),
      expiresInDays: (days) => (isLifetime(Number(days)) ? null : REFUSALS.EXPIRY_INVALID),
    },
  });
  const { onSubmit, pending, refusal } = useCreateKey(form, onMade);
  return (
    <Form onSubmit={onSubmit} aria-label={t`Create API key`}>
      <Stack gap="lg">
        <TextInput
          label={t`Name`}
          description={t`The system that uses the key, for example Zapier`}
          maxLength={LIMITS.nameLength}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <ApiKeyOwnerSelect serviceAccounts={serviceAccounts} {...form.getInputProps('serviceAccountId')} />
        <EnvironmentChoice form={form} />
        <ModeChoice form={form} />
        <ScopePicker {...form.getInputProps('scopes')} />
        <Lifetime form={form} />
        <RangesField {...form.getInputProps('allowedRanges')} />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onCancel} pending={pending}>
          {t`Create key`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

/** Radio buttons for whether the key can run ad hoc documents. The more restricted option comes first. */
function ModeChoice({ form }: { form: UseFormReturnType<Values> }) {
  return (
    <Radio.Group label={t`Access`} {...form.getInputProps('mode')}>
      <Stack gap="xs" mt={6}>
        {(['PERSISTED_ONLY', 'ANY_OPERATION'] as const).map((mode) => (
          <Radio key={mode} value={mode} label={API_KEY_MODE_TITLES[mode]} description={MODE_DESCRIPTIONS[mode]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function EnvironmentChoice({ form }: { form: UseFormReturnType<Values> }) {
  return (
    <Radio.Group label={t`Environment`} {...form.getInputProps('environment')}>
      <Group gap="lg" mt={6}>
        {ENVIRONMENTS.map((environment) => (
          <Radio key={environment} value={environment} label={ENVIRONMENT_TITLES[environment]} />
        ))}
      </Group>
    </Radio.Group>
  );
}

function Lifetime({ form }: { form: UseFormReturnType<Values> }) {
  const days = Number(form.values.expiresInDays);
  const [today] = useState(() => Date.now());
  return (
    <NumberInput
      label={t`Expires after (days)`}
      description={
        isLifetime(days)
          ? t`Expires on ${formatDate(new Date(today + days * DAY_MS).toISOString())}.`
          : t`1 to 365 days`
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      min={1}
      max={LIMITS.apiKeyDaysMax}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      maw={220}
      {...form.getInputProps('expiresInDays')}
    />
  );
}

const isLifetime = (days: number) => Number.isInteger(days) && days >= 1 && days <= LIMITS.apiKeyDaysMax;

function useCreateKey(form: UseFormReturnType<Values>, onMade: (made: NewKey) => void) {
  const [createApiKey] = useMutation(CreateApiKeyDocument, { refetchQueries: [SettingsPageDocument] });
  return useFormMutation(form, async (values) => {
    const { expiresInDays, allowedRanges, serviceAccountId, ...rest } = values;
    const input = {
      ...rest,
      expiresInDays: Number(expiresInDays),
      allowedRanges: rangesIn(allowedRanges),
      serviceAccountId: serviceAccountId || null,
    };
    // The secret must not be cached.
    const { data } = await createApiKey({ variables: { input }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.createApiKey, (answer) => onMade({ ...answer.apiKey, secret: answer.secret }));
  });
}
