import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconFileText, IconMovie, IconPhoto } from '@tabler/icons-react';
import { CreateTemplateFileLinkDocument } from '../../gql/template-file.ts';
import { bytesText } from '../../lib/bytes-text.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { openInTab } from '../../lib/open-in-tab.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/** A file in the header of a template. */
export interface HeaderFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly byteCount: number;
}

/** Button that opens the file in the header of a template. Documents are downloaded. */
export default function TemplateFile({ file: { id, name, contentType, byteCount } }: { file: HeaderFile }) {
  const [createLink] = useMutation(CreateTemplateFileLinkDocument);
  const isDocument = contentType === 'application/pdf';
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const request = createLink({ variables: { id } }).then(({ data }) => data?.createTemplateFileLink);
    if (!isDocument) await openInTab(async () => (await request)?.url ?? null);
    const result = await request;
    if (isDocument && result?.url) window.location.assign(result.url);
    return refusalOf(result);
  });
  const Icon = isDocument ? IconFileText : contentType === 'video/mp4' ? IconMovie : IconPhoto;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={pending}
        leftSection={<Icon size={14} aria-hidden />}
        aria-label={isDocument ? t`Download ${name}` : t`Open ${name}`}
        onClick={() => void attempt()}
      >
        <bdi>{name}</bdi>
        {` · ${bytesText(byteCount)}`}
      </Button>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
