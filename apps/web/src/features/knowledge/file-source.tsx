import { t } from '@lingui/core/macro';
import { FileButton, Group, Stack, Text, Title } from '@mantine/core';
import type { KnowledgeSourceQuery } from '../../gql/types.ts';
import { useRefetchSoon } from '../../session/use-refetch-soon.ts';
import { useCan } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import classes from './knowledge.module.css';
import { Passages } from './passages.tsx';
import { MANAGES } from './permission.ts';
import { ACCEPTED_FILES, kindText, sizeText } from './source-labels.ts';
import { ReadAgain, SourceStatus } from './source-status.tsx';

interface Props {
  source: KnowledgeSourceQuery['knowledgeSource'];
  onReload: () => Promise<unknown>;
  onReplace: (file: File) => void;
}

/** Shows a file source: its status, and the passages that the agent can find in it. */
export function FileSource({ source, onReload, onReplace }: Props) {
  useRefetchSoon(source.status === 'READING', onReload);
  return (
    <Stack gap="md">
      <div>
        <Title order={3} size="h5" className={classes.title} dir="auto">
          {source.title}
        </Title>
        <Text size="sm" c="dimmed">
          {kindText(source)} · {sizeText(source)}
        </Text>
        <SourceStatus source={source} />
      </div>
      <Passages source={source} />
      <Group justify="flex-end" gap="xs">
        <ReadAgain source={source} />
        <ReplaceFile onReplace={onReplace} />
      </Group>
    </Stack>
  );
}

function ReplaceFile({ onReplace }: Pick<Props, 'onReplace'>) {
  const allowed = useCan('update', 'KnowledgeSource');
  return (
    <FileButton accept={ACCEPTED_FILES} onChange={(file) => file && onReplace(file)}>
      {({ onClick }) => (
        <PermissionButton
          size="xs"
          variant="default"
          permission={{ allowed, reason: allowed ? null : MANAGES }}
          onClick={onClick}
        >
          {t`Replace file`}
        </PermissionButton>
      )}
    </FileButton>
  );
}
