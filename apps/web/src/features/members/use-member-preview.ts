import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { PreviewMemberChangeDocument } from '../../gql/preview-member-change.ts';
import { type AccessDraft, accessInput } from './access-draft.ts';

const TYPING_MS = 200;

/** What the server says saving this draft would come to; null for a draft that changes nothing. */
export function useMemberPreview(id: string, draft: AccessDraft | null) {
  const [asked] = useDebouncedValue(draft, TYPING_MS);
  const { data, previousData, loading, error } = useQuery(PreviewMemberChangeDocument, {
    variables: { input: { id, ...(asked ? accessInput(asked) : { role: 'viewer' as const, grants: [] }) } },
    skip: !asked || !draft,
    // It is about this moment, and worth nothing afterwards.
    fetchPolicy: 'no-cache',
  });
  const known = data ?? previousData;
  return {
    preview: draft && known ? known.previewMemberChange : null,
    pending: draft !== null && (loading || asked !== draft),
    failed: draft !== null && error !== undefined && !loading,
  };
}
