import { useQuery } from '@apollo/client/react';
import { ProfileVersionsDocument } from '../../gql/knowledge-versions.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { KnowledgeVersions } from './knowledge-versions.tsx';
import { MANAGES } from './permission.ts';
import { VersionsToggle } from './versions-toggle.tsx';

interface Props {
  revision: number;
  /** Loads the profile again after a version was restored. */
  onRestored: () => Promise<unknown>;
}

/** Versions of the business profile, which are loaded again after each change. */
export const ProfileVersions = (props: Props) => (
  <VersionsToggle>
    <LoadedVersions key={props.revision} {...props} />
  </VersionsToggle>
);

function LoadedVersions({ revision, onRestored }: Props) {
  const allowed = useCan('update', 'BusinessProfile');
  const { data, error, refetch } = useQuery(ProfileVersionsDocument, { fetchPolicy: 'network-only' });
  if (error && !data)
    return <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />;
  return (
    <KnowledgeVersions
      versions={data?.businessProfileVersions.nodes}
      revision={revision}
      permission={{ allowed, reason: allowed ? null : MANAGES }}
      onRestored={onRestored}
    />
  );
}
