import { t } from '@lingui/core/macro';
import { Button, Progress, Text } from '@mantine/core';
import { bytesText } from '../../lib/bytes-text.ts';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './knowledge.module.css';
import type { Upload, useUploads } from './use-uploads.ts';

type Actions = Pick<ReturnType<typeof useUploads>, 'retry' | 'remove'>;

/** Files that are being uploaded, with their progress, and files whose upload failed. */
export function UploadList({ uploads, ...actions }: Actions & { uploads: Upload[] }) {
  if (uploads.length === 0) return null;
  return (
    <Section title={t`Uploads`} flush>
      <RowList
        label={t`Uploads`}
        rows={uploads}
        rowKey={({ key }) => String(key)}
        renderText={(upload) => <UploadProgress upload={upload} />}
        renderActions={(upload) => <UploadActions upload={upload} {...actions} />}
        empty={null}
      />
    </Section>
  );
}

function UploadActions({ upload, retry, remove }: Actions & { upload: Upload }) {
  const { key, error } = upload;
  const { name } = upload.file;
  return (
    <>
      {error && (
        <Button size="xs" variant="default" aria-label={t`Upload ${name} again`} onClick={() => retry(upload)}>
          {t`Try again`}
        </Button>
      )}
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={error ? t`Remove ${name}` : t`Cancel the upload of ${name}`}
        onClick={() => remove(key)}
      >
        {error ? t`Remove` : t`Cancel`}
      </Button>
    </>
  );
}

function UploadProgress({ upload: { file, share, error } }: { upload: Upload }) {
  const { name, size } = file;
  const percent = Math.round(share * 100);
  return (
    <>
      <Text fw={600} size="sm" className={classes.title} dir="auto">
        {name}
      </Text>
      {error ? (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {bytesText(size)} · {share === 0 ? t`Waiting` : t`${percent}%`}
          </Text>
          <Progress value={percent} size="sm" mt={6} aria-label={t`Upload of ${name}`} />
        </>
      )}
    </>
  );
}
