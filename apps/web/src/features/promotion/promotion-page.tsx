import { t } from '@lingui/core/macro';
import { Button, Group, Stack } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ConfigurationDownloadDocument } from '../../gql/configuration-source.ts';
import { saveFile } from '../../lib/save-file.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useApi } from '../../session/api.tsx';
import { EditingInProduction } from '../../session/editing-in-production.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { ChosenSource } from './comparison.ts';
import { ComparisonSection } from './comparison-section.tsx';
import { SourceSection } from './source-section.tsx';

/** Compares the configuration of another workspace or of a file with the workspace, and applies it (AM-31). */
export function PromotionPage() {
  const { slug } = useWorkspace();
  const [source, setSource] = useState<ChosenSource | null>(null);
  const { attempt: download, pending, refusal } = useDownload();
  return (
    <>
      <PageHeader
        title={t`Promote configuration`}
        above={
          <AnchorLink to={paths.settings({ workspace: slug })} size="sm">
            <Group component="span" gap={4}>
              <IconArrowLeft size={15} aria-hidden />
              {t`Settings`}
            </Group>
          </AnchorLink>
        }
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={pending}
            onClick={() => void download()}
          >
            {t`Download configuration`}
          </Button>
        }
      />
      <Stack gap="lg">
        <RefusalAlert refusal={refusal} />
        <EditingInProduction />
        <SourceSection onChoose={setSource} />
        {source && <ComparisonSection key={source.id} source={source} />}
      </Stack>
    </>
  );
}

/** Returns an action that downloads the configuration of this workspace as a file. */
function useDownload() {
  const { slug } = useWorkspace();
  const client = useApi().forWorkspace(slug);
  return useMutationAction(async () => {
    const { data } = await client.query({ query: ConfigurationDownloadDocument, fetchPolicy: 'no-cache' });
    if (data) saveFile(data.configuration.document, `${slug}-configuration.json`, 'application/json');
    return undefined;
  });
}
