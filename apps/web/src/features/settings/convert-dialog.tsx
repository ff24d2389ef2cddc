import { useMutation, useQuery } from '@apollo/client/react';
import { ENVIRONMENT_TITLES, type Environment, type EnvironmentWarningCode } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Checkbox, Group, Modal, Progress, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConvertEnvironmentDocument, EnvironmentCheckDocument } from '../../gql/convert-dialog.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import type { EnvironmentCheckQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useSession } from '../../session/api.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './convert-dialog.module.css';

interface Props {
  target: Environment;
  opened: boolean;
  onClose: () => void;
}

/** Dialog that converts the environment. The user must acknowledge every change and type the slug (AM-28). */
export function ConvertDialog({ target, opened, onClose }: Props) {
  const { name } = useWorkspace();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t`Convert ${name} to ${ENVIRONMENT_TITLES[target].toLowerCase()}`}
      size="lg"
    >
      <Checked target={target} onClose={onClose} />
    </Modal>
  );
}

function Checked({ target, onClose }: Omit<Props, 'opened'>) {
  const { data, error, refetch } = useQuery(EnvironmentCheckDocument, {
    variables: { target },
    fetchPolicy: 'network-only',
  });
  if (error) return <ErrorState onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Checking />;
  const { possible, reason } = data.environmentCheck;
  if (!possible) return <Text>{reason}</Text>;
  return <ConvertForm check={data.environmentCheck} onClose={onClose} />;
}

const Checking = () => (
  <Stack gap="md" role="status" aria-label={t`Loading changes`}>
    {[80, 64, 72].map((width) => (
      <Skeleton key={width} height={16} width={`${width}%`} radius="xl" />
    ))}
  </Stack>
);

type Check = EnvironmentCheckQuery['environmentCheck'];

function ConvertForm({ check: { target, warnings }, onClose }: { check: Check; onClose: () => void }) {
  const { slug } = useWorkspace();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const { attempt, pending, refusal } = useConvert(target);
  const left = warnings.filter(({ code }) => !ticked.includes(code)).length;
  const ready = left === 0 && typed.trim() === slug;
  const convert = () =>
    void attempt(
      warnings.map(({ code }) => code),
      slug,
    ).then((done) => done && onClose());
  return (
    <Form
      aria-label={t`Convert environment`}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !pending) convert();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t`After the conversion:`}</Text>
        <ul className={classes.list} aria-label={t`Changes`}>
          {warnings.map((warning) => (
            <li key={warning.code}>
              <Warning
                warning={warning}
                checked={ticked.includes(warning.code)}
                onChange={(checked) =>
                  setTicked(checked ? [...ticked, warning.code] : ticked.filter((code) => code !== warning.code))
                }
              />
            </li>
          ))}
        </ul>
        <TextInput
          label={t`Workspace slug`}
          description={
            <span>
              <Trans>
                Type <b>{slug}</b> to confirm.
              </Trans>
            </span>
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        <RefusalAlert refusal={refusal} />
        <Progress
          value={((warnings.length - left + (typed.trim() === slug ? 1 : 0)) / (warnings.length + 1)) * 100}
          animated={pending}
          aria-label={t`Confirmed changes`}
        />
        <Group justify="flex-end" gap="sm">
          <Text size="sm" c="dimmed" role="status" mr="auto">
            {pending ? t`Converting…` : left > 0 ? t`${left} left to confirm` : ''}
          </Text>
          <Button variant="default" onClick={onClose} disabled={pending}>
            {t`Cancel`}
          </Button>
          <Button type="submit" loading={pending} disabled={!ready}>
            {t`Convert to ${ENVIRONMENT_TITLES[target].toLowerCase()}`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

interface WarningProps {
  warning: Check['warnings'][number];
  checked: boolean;
  onChange: (checked: boolean) => void;
}

const Warning = ({ warning: { effect, message }, checked, onChange }: WarningProps) => (
  <Checkbox
    className={classes.warning}
    checked={checked}
    onChange={(event) => onChange(event.currentTarget.checked)}
    label={message}
    description={effect === 'STRICTER' ? t`Stricter` : t`Less strict`}
  />
);

/**
 * Returns an action that converts the environment and refetches the data that shows it: settings, session and workspace
 * list.
 */
function useConvert(target: Environment) {
  const session = useSession();
  const [convert] = useMutation(ConvertEnvironmentDocument, {
    refetchQueries: [SettingsPageDocument, SessionWorkspaceDocument],
    awaitRefetchQueries: true,
  });
  return useMutationAction(async (acknowledgements: EnvironmentWarningCode[], confirmSlug: string) => {
    const { data } = await convert({ variables: { input: { target, confirmSlug, acknowledgements } } });
    return handleMutationResult(data?.convertEnvironment, async () => {
      await session.reloadViewer();
      void toast(t`Workspace converted to ${ENVIRONMENT_TITLES[target].toLowerCase()}.`);
    });
  });
}
