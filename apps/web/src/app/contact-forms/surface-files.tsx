import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Stack } from '@mantine/core';
import { IconDownload, IconExternalLink } from '@tabler/icons-react';
import { CreateSurfaceFileLinkDocument } from '../../gql/surface-files.ts';
import type { SentFormsQuery } from '../../gql/types.ts';
import { bytesText } from '../../lib/bytes-text.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { openInTab } from '../../lib/open-in-tab.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

export type SurfaceFile = SentFormsQuery['surfaces']['edges'][number]['node']['files'][number];

/** Buttons that open or download the files of an answer. */
export const SurfaceFiles = ({ files }: { files: readonly SurfaceFile[] }) => (
  <Stack gap={4} align="flex-start">
    {files.map((file) => (
      <SurfaceFileButton key={file.id} file={file} />
    ))}
  </Stack>
);

function SurfaceFileButton({ file: { id, name, contentType, byteCount } }: { file: SurfaceFile }) {
  const [createLink] = useMutation(CreateSurfaceFileLinkDocument);
  const isImage = contentType.startsWith('image/');
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const request = createLink({ variables: { id } }).then(({ data }) => data?.createSurfaceFileLink);
    if (isImage) await openInTab(async () => (await request)?.url ?? null);
    const result = await request;
    if (!isImage && result?.url) window.location.assign(result.url);
    return refusalOf(result);
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={pending}
        leftSection={isImage ? <IconExternalLink size={14} aria-hidden /> : <IconDownload size={14} aria-hidden />}
        aria-label={isImage ? t`Open ${name}` : t`Download ${name}`}
        onClick={() => void attempt()}
      >
        <bdi>{name}</bdi>
        {` · ${bytesText(byteCount)}`}
      </Button>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
