import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { PreviewRoleChangeDocument } from '../../gql/preview-role-change.ts';

const TYPING_MS = 200;

interface RoleChange {
  id: string;
  name: string;
  description: string;
  policies: string[];
}

/** Server preview of a role change, which affects all its members. Null while there is nothing to preview. */
export function useRolePreview(change: RoleChange | null) {
  const text = JSON.stringify(change);
  const [asked] = useDebouncedValue(text, TYPING_MS);
  const input: RoleChange | null = JSON.parse(asked);
  const { data, previousData, loading, error } = useQuery(PreviewRoleChangeDocument, {
    variables: { input: input ?? { id: '', name: '', policies: [] } },
    skip: !input || !change,
    fetchPolicy: 'no-cache',
  });
  const known = data ?? previousData;
  return {
    preview: change && known ? known.previewRoleChange : null,
    pending: change !== null && (loading || asked !== text),
    failed: change !== null && error !== undefined && !loading,
  };
}
