import { useMutation } from '@apollo/client/react';
import type { RecordAccess, RecordFieldAccess } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { AgentPageDocument } from '../../gql/agent-page.ts';
import { RecordFieldsDocument } from '../../gql/record-fields.ts';
import type { RecordFieldsQuery } from '../../gql/types.ts';
import { UpdateRecordFieldAccessDocument } from '../../gql/update-record-field-access.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { toast } from '../../ui/toast.ts';

export type RecordField = RecordFieldsQuery['recordFields'][number];

/** Returns the record fields that the agent can use. Undefined while they are loading. */
export const useRecordFields = (): readonly RecordField[] | undefined =>
  useScreenQuery(RecordFieldsDocument).data?.recordFields;

/** Returns the access of the agent by field name, with which flows are checked. Undefined while it is loading. */
export function useRecordAccess(): RecordFieldAccess | undefined {
  const fields = useRecordFields();
  return useMemo(
    () => fields && (Object.fromEntries(fields.map(({ name, access }) => [name, access])) as RecordFieldAccess),
    [fields],
  );
}

/**
 * Returns a function that sets the access to a field and then refetches the fields, and the draft with its problems.
 */
export function useUpdateRecordFieldAccess() {
  const [set] = useMutation(UpdateRecordFieldAccessDocument, {
    refetchQueries: [RecordFieldsDocument, AgentPageDocument],
  });
  return async (name: string, access: RecordAccess) => {
    const { data } = await set({ variables: { input: { name, access } } });
    return handleMutationResult(data?.updateRecordFieldAccess, () => void toast(t`Record fields saved.`));
  };
}
