import { CONFIGURATION_LIMITS, ENVIRONMENT_TITLES, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, FileButton, Group, Select, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { ConfigurationSourceDocument } from '../../gql/configuration-source.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useApi } from '../../session/api.tsx';
import { useViewer } from '../../session/viewer.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import type { ChosenSource } from './comparison.ts';

/** Section in which the user selects a workspace of the same organization or uploads a file. */
export function SourceSection({ onChoose }: { onChoose: (source: ChosenSource | null) => void }) {
  const workspaces = useOtherWorkspaces();
  const [selected, setSelected] = useState<string | null>(null);
  const [fileName, setFileName] = useState<string | null>(null);
  const { attempt, pending, refusal } = useChoose(onChoose);
  const select = (slug: string | null) => {
    setSelected(slug);
    setFileName(null);
    onChoose(null);
    if (slug) void attempt(slug);
  };
  const upload = (file: File | null) => {
    if (!file) return;
    setSelected(null);
    setFileName(file.name);
    onChoose(null);
    void attempt(file);
  };
  return (
    <Section title={t`Source`}>
      <Stack gap="sm">
        <Group align="flex-end" gap="md">
          <Select
            label={t`Workspace`}
            description={workspaces.length === 0 ? t`No other workspace in this organization` : undefined}
            placeholder={t`Select a workspace`}
            data={workspaces}
            value={selected}
            onChange={select}
            disabled={workspaces.length === 0 || pending}
            maw={320}
          />
          <FileButton accept="application/json" onChange={upload} disabled={pending}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                loading={pending}
                leftSection={<IconUpload size={16} aria-hidden />}
              >
                {t`Upload file`}
              </Button>
            )}
          </FileButton>
          {fileName && <Text size="sm">{fileName}</Text>}
        </Group>
        <RefusalAlert refusal={refusal} />
      </Stack>
    </Section>
  );
}

/** Returns the other workspaces of the organization in which the viewer is a member, as options. */
function useOtherWorkspaces() {
  const { slug } = useWorkspace();
  const { memberships } = useViewer();
  const organization = memberships.find(({ workspace }) => workspace.slug === slug)?.organization;
  if (!organization) return [];
  return memberships
    .filter((one) => one.organization?.id === organization.id && one.workspace.slug !== slug)
    .map(({ workspace }) => ({
      value: workspace.slug,
      label: `${workspace.name} · ${ENVIRONMENT_TITLES[workspace.environment]}`,
    }));
}

let count = 0;

/**
 * Returns an action that reads a source: a reference to the configuration of a workspace, which is requested in that
 * workspace, or the text of a file.
 */
function useChoose(onChoose: (source: ChosenSource) => void) {
  const api = useApi();
  return useMutationAction(async (given: string | File) => {
    count += 1;
    if (typeof given === 'string') {
      const client = api.forWorkspace(given);
      const { data } = await client.query({ query: ConfigurationSourceDocument, fetchPolicy: 'no-cache' });
      onChoose({ id: count, document: null, source: data?.configuration.source ?? null });
      return undefined;
    }
    const code = 'CONFIGURATION_TOO_LARGE';
    if (given.size > CONFIGURATION_LIMITS.bytes) return { code, message: REFUSALS[code], field: null } as const;
    onChoose({ id: count, document: await given.text(), source: null });
    return undefined;
  });
}
