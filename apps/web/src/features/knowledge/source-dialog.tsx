import { useQuery } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Modal, Skeleton, Stack, Text } from '@mantine/core';
import { IconBookOff } from '@tabler/icons-react';
import { useState } from 'react';
import { SourceForm } from '../../app/knowledge/source-form.tsx';
import { KnowledgeSourceDocument } from '../../gql/knowledge-source.ts';
import type { KnowledgeSourceQuery } from '../../gql/types.ts';
import { useIsEscapeCovered } from '../../lib/use-escape-layer.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { FileSource } from './file-source.tsx';
import { SourceLink } from './source-link.tsx';
import { SourceVersions } from './source-versions.tsx';
import type { AddedKind, OpenSource } from './use-sources.ts';
import { WebPageForm } from './web-page-form.tsx';
import { WebPageSource } from './web-page-source.tsx';

interface Props {
  open: OpenSource;
  onClose: () => void;
  /** Uploads a file that replaces the file of a source. */
  onReplace: (id: string, file: File) => void;
}

/** Dialog that adds or edits a source. It is read-only for members who cannot edit sources. */
export function SourceDialog({ open, onClose, onReplace }: Props) {
  const shown = useLastValue(open);
  const covered = useIsEscapeCovered();
  const canEdit = useCan('update', 'KnowledgeSource');
  return (
    <Modal
      opened={open !== null}
      onClose={onClose}
      closeOnEscape={!covered}
      size="lg"
      title={shown && 'kind' in shown ? ADD_TITLES[shown.kind] : canEdit ? t`Edit source` : t`Source`}
    >
      {shown && 'kind' in shown && <NewSource key={shown.kind} kind={shown.kind} onClose={onClose} />}
      {shown && 'id' in shown && <LoadedSource key={shown.id} id={shown.id} onClose={onClose} onReplace={onReplace} />}
    </Modal>
  );
}

const NewSource = ({ kind, onClose }: { kind: AddedKind; onClose: () => void }) =>
  kind === 'WEB_PAGE' ? <WebPageForm onClose={onClose} /> : <SourceForm kind={kind} source={null} onClose={onClose} />;

const ADD_TITLES: Record<AddedKind, string> = {
  QUESTION_ANSWER: t`Add question and answer`,
  TEXT: t`Add text`,
  WEB_PAGE: t`Add web page`,
};

function LoadedSource({ id, onClose, onReplace }: Omit<Props, 'open'> & { id: string }) {
  const { data, error, refetch } = useQuery(KnowledgeSourceDocument, {
    variables: { id },
    fetchPolicy: 'network-only',
  });
  const [restored, setRestored] = useState(0);
  if (error && !data) return <Missing error={error} onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Loading />;
  const source = data.knowledgeSource;
  return (
    <Stack gap="md">
      <History source={source} />
      {source.kind === 'WEB_PAGE' ? (
        <WebPageSource source={source} onReload={refetch} />
      ) : source.kind === 'FILE' ? (
        <FileSource
          source={source}
          onReload={refetch}
          onReplace={(file) => {
            onReplace(id, file);
            onClose();
          }}
        />
      ) : (
        <SourceForm
          key={restored}
          kind={source.kind}
          source={source}
          onClose={onClose}
          onReload={async () => (await refetch()).data?.knowledgeSource}
        />
      )}
      <SourceLink source={source} />
      <SourceVersions
        source={source}
        onRestored={async () => {
          await refetch();
          // The form is created again with the restored values.
          setRestored((count) => count + 1);
        }}
      />
    </Stack>
  );
}

function History({ source }: { source: KnowledgeSourceQuery['knowledgeSource'] }) {
  const { timezone } = useWorkspace();
  const { passageCount, createdByName, createdAt, updatedByName, updatedAt } = source;
  return (
    <Text size="sm" c="dimmed">
      {plural(passageCount, { one: '# passage', other: '# passages' })} · {t`Added by ${createdByName}`}{' '}
      <TimeAgo iso={createdAt} timeZone={timezone} />
      {updatedAt !== createdAt && (
        <>
          {' '}
          · {t`Changed by ${updatedByName}`} <TimeAgo iso={updatedAt} timeZone={timezone} />
        </>
      )}
    </Text>
  );
}

function Missing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { code, requestId } = denialOf(error);
  if (code !== 'NOT_FOUND') return <ErrorState requestId={requestId} onRetry={onRetry} />;
  return (
    <EmptyState icon={<IconBookOff size={24} stroke={1.6} />} title={t`Source not found`}>
      {t`The source was deleted, or you don’t have access to it.`}
    </EmptyState>
  );
}

const Loading = () => (
  <Stack gap="md" role="status" aria-label={t`Loading source`}>
    {[38, 52, 70].map((width) => (
      <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
    ))}
  </Stack>
);
