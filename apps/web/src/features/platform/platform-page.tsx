import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Skeleton, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import { StartSupportSessionDocument, UpdatePlatformSettingsDocument } from '../../gql/platform-page-actions.ts';
import type { PlatformPageQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { Form } from '../../ui/form.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { DiagnosticsList } from './diagnostics-list.tsx';
import { FailedJobs } from './failed-jobs.tsx';
import { ModelPrices } from './model-prices.tsx';
import { PlatformLog } from './platform-log.tsx';
import { RegistrationForm } from './registration-form.tsx';

/** Page with the settings, support sessions, diagnostics, model prices, failed jobs and event log of the platform. */
export function PlatformPage() {
  const query = useScreenQuery(PlatformPageDocument, { first: LIMITS.pageSize });
  const { data } = query;
  const { paging } = usePages(data?.platformEvents, query);
  return (
    <>
      <PageHeader title={t`Platform`} description={t`These settings give no access to workspaces.`} />
      <Stack gap="lg">
        <Section title={t`Registration`}>
          {data ? <RegistrationForm settings={data.platformSettings} /> : <Skeleton height={200} />}
        </Section>
        <Section title={t`Workspaces`}>
          {data ? <SettingsSwitches settings={data.platformSettings} /> : <Skeleton height={120} />}
        </Section>
        <Section title={t`Support`} description={t`Requires access granted by a workspace member, who is notified.`}>
          <StartSupportSession />
        </Section>
        <Section title={t`Diagnostics`}>
          {data ? <DiagnosticsList diagnostics={data.platformDiagnostics} /> : <Skeleton height={200} />}
        </Section>
        <ModelPrices />
        <FailedJobs />
        <Section title={t`Platform log`} flush>
          <PlatformLog list={data?.platformEvents} paging={paging} />
        </Section>
      </Stack>
    </>
  );
}

type Settings = PlatformPageQuery['platformSettings'];
type Name = 'workspaceCreation';

/** Platform settings that a global admin can turn on or off. */
const SWITCHES: { name: Name; title: string; effect: string }[] = [
  {
    name: 'workspaceCreation',
    title: t`Verified users can create workspaces`,
    effect: t`If disabled, no one can create workspaces.`,
  },
];

function SettingsSwitches({ settings }: { settings: Settings }) {
  const [update] = useMutation(UpdatePlatformSettingsDocument, { refetchQueries: [PlatformPageDocument] });
  const { attempt, pending, refusal } = useMutationAction(async (input: Partial<Record<Name, boolean>>) => {
    await update({ variables: { input } });
    void toast(t`Platform settings saved.`);
  });
  return (
    <Stack gap="md">
      {SWITCHES.map(({ name, title, effect }) => (
        <Switch
          key={name}
          label={title}
          description={effect}
          checked={settings[name]}
          disabled={pending}
          onChange={(event) => void attempt({ [name]: event.currentTarget.checked })}
        />
      ))}
      <RefusalAlert refusal={refusal} />
    </Stack>
  );
}

/** Form that starts a support session in a workspace. Requires that a member has granted support access. */
function StartSupportSession() {
  const [enter] = useMutation(StartSupportSessionDocument);
  const navigate = useNavigate();
  const form = useForm({ initialValues: { slug: '', reason: '' } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    return handleMutationResult((await enter({ variables: { input } })).data?.startSupportSession, (answer) =>
      navigate({ to: paths.overview({ workspace: answer.slug }) }),
    );
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Start support session`}>
      <Stack gap="md">
        <TextInput
          label={t`Workspace slug`}
          description={t`Part of the workspace URL, for example acme`}
          autoComplete="off"
          spellCheck={false}
          maw={420}
          {...form.getInputProps('slug')}
        />
        <Textarea
          label={t`Reason`}
          description={t`10 to 500 characters. Visible to workspace members.`}
          maxLength={LIMITS.reasonLength}
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <RefusalAlert refusal={refusal} />
        <Group>
          <Button type="submit" loading={pending} disabled={!form.isDirty()}>
            {t`Start support session`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
