import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { PreviewMemberChangeDocument } from '../../gql/preview-member-change.ts';
import { type AccessDraft, accessInput } from './access-draft.ts';

const TYPING_MS = 200;

/** Server preview of a draft. Null for an unchanged one. */
export function useMemberPreview(id: string, draft: AccessDraft | null) {
  const [asked] = useDebouncedValue(draft, TYPING_MS);
  const { data, previousData, loading, error } = useQuery(PreviewMemberChangeDocument, {
    variables: { input: { id, ...(asked ? accessInput(asked) : { role: 'viewer' as const, grants: [] }) } },
    skip: !asked || !draft,
    // Valid only for this moment.
    fetchPolicy: 'no-cache',
  });
  const known = data ?? previousData;
  return {
    preview: draft && known ? known.previewMemberChange : null,
    pending: draft !== null && (loading || asked !== draft),
    failed: draft !== null && error !== undefined && !loading,
  };
}
