import { useMutation } from '@apollo/client/react';
import {
  type Channel,
  type Environment,
  LIMITS,
  normalizeName,
  REFUSALS,
  SLUG_ERROR_MESSAGES,
  slugError,
  slugFrom,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Paper, Select, Stack, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { CreateWorkspaceDocument } from '../../gql/create-workspace.ts';
import { countries, guessCountry } from '../../lib/countries.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { browserTimeZone, timeZones } from '../../lib/time-zones.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useSession } from '../../session/api.tsx';
import { withinMain } from '../../ui/floating.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { ChannelSelect } from './channel-cards.tsx';
import classes from './create-workspace-form.module.css';
import { EnvironmentChoice } from './environment-choice.tsx';

interface Values {
  name: string;
  slug: string;
  channel: Channel;
  environment: Environment;
  country: string | null;
  timezone: string;
}

export function CreateWorkspaceForm() {
  const { form, onSubmit, pending, refusal } = useCreateWorkspace();
  return (
    <Paper component="form" className={classes.card} onSubmit={onSubmit} noValidate>
      <Stack gap="xl">
        <RefusalAlert refusal={refusal} />
        <NameAndSlug form={form} />
        <CountrySelect form={form} />
        <TimeZoneSelect form={form} />
        <ChannelSelect {...form.getInputProps('channel')} />
        <EnvironmentChoice {...form.getInputProps('environment')} />
        <Group justify="flex-end">
          <ButtonLink to={paths.workspaces()} variant="default">
            {t`Cancel`}
          </ButtonLink>
          <Button type="submit" loading={pending}>
            {t`Create workspace`}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** Fields for name and slug. The slug is derived from the name until the user edits the slug. */
function NameAndSlug({ form }: { form: UseFormReturnType<Values> }) {
  const [ownSlug, setOwnSlug] = useState(false);
  const { slug } = form.values;
  return (
    <>
      <TextInput
        label={t`Name`}
        placeholder={t`Acme Dental`}
        maxLength={LIMITS.nameLength}
        required
        withAsterisk={false}
        autoComplete="organization"
        {...form.getInputProps('name')}
        onChange={(event) => {
          form.getInputProps('name').onChange(event);
          if (!ownSlug) form.setFieldValue('slug', slugFrom(event.currentTarget.value));
        }}
      />
      <TextInput
        label={t`Slug`}
        description={
          <>
            <Trans>
              Used in URLs. Your form URL:{' '}
              <span className={classes.address}>
                {location.host}
                {paths.form({ workspace: slug || '…' })}
              </span>
            </Trans>
          </>
        }
        maxLength={LIMITS.slugMaxLength}
        required
        withAsterisk={false}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('slug')}
        onChange={(event) => {
          form.getInputProps('slug').onChange(event.currentTarget.value.toLowerCase().replace(/\s+/g, '-'));
          // If the user empties the slug, derive the slug from the name again.
          setOwnSlug(event.currentTarget.value !== '');
        }}
      />
    </>
  );
}

function CountrySelect({ form }: { form: UseFormReturnType<Values> }) {
  return (
    <Select
      label={t`Country`}
      description={t`Calls and greetings are limited to phone numbers of this country. You can allow others later.`}
      placeholder={t`Select country`}
      searchable
      allowDeselect={false}
      required
      withAsterisk={false}
      data={countries()}
      comboboxProps={withinMain}
      {...form.getInputProps('country')}
    />
  );
}

function TimeZoneSelect({ form }: { form: UseFormReturnType<Values> }) {
  return (
    <Select
      label={t`Time zone`}
      description={t`The agent offers appointments in this time zone.`}
      searchable
      allowDeselect={false}
      data={timeZones()}
      comboboxProps={withinMain}
      {...form.getInputProps('timezone')}
    />
  );
}

function useCreateWorkspace() {
  const [createWorkspace] = useMutation(CreateWorkspaceDocument);
  const session = useSession();
  const navigate = useNavigate();
  const form = useForm<Values>({
    initialValues: {
      name: '',
      slug: '',
      channel: 'WHATSAPP',
      environment: 'PRODUCTION',
      country: guessCountry(),
      timezone: browserTimeZone(),
    },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID),
      slug: (slug) => {
        const problem = slugError(slug);
        return problem && SLUG_ERROR_MESSAGES[problem];
      },
      country: (country) => (country ? null : t`Select a country.`),
    },
  });
  const submission = useFormMutation(form, async ({ country, ...facts }) => {
    const input = { ...facts, country: country ?? '' };
    const { data } = await createWorkspace({ variables: { input } });
    return handleMutationResult(data?.createWorkspace, async (answer) => {
      await session.reloadViewer();
      await navigate({ to: paths.overview({ workspace: answer.workspace.slug }) });
    });
  });
  return { form, ...submission };
}
