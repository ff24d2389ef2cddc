import { useQuery } from '@apollo/client/react';
import { SourceVersionsDocument } from '../../gql/knowledge-versions.ts';
import type { KnowledgeSourceQuery } from '../../gql/types.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { KnowledgeVersions } from './knowledge-versions.tsx';
import { MANAGES } from './permission.ts';
import { VersionsToggle } from './versions-toggle.tsx';

interface Props {
  source: KnowledgeSourceQuery['knowledgeSource'];
  /** Loads the source again after a version was restored. */
  onRestored: () => Promise<unknown>;
}

/** Versions of a source, which are loaded again after each change. */
export const SourceVersions = (props: Props) => (
  <VersionsToggle>
    <LoadedVersions key={props.source.revision} {...props} />
  </VersionsToggle>
);

function LoadedVersions({ source: { id, kind, revision }, onRestored }: Props) {
  const allowed = useCan('update', 'KnowledgeSource');
  const { data, error, refetch } = useQuery(SourceVersionsDocument, { variables: { id }, fetchPolicy: 'network-only' });
  if (error && !data)
    return <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />;
  return (
    <KnowledgeVersions
      versions={data?.knowledgeSource.versions.nodes}
      revision={revision}
      permission={{ allowed, reason: allowed ? null : MANAGES }}
      isReadOnly={kind === 'WEB_PAGE'}
      onRestored={onRestored}
    />
  );
}
