import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { DataSourcePageDocument } from '../../gql/data-source-page.ts';
import {
  CancelSyncDocument,
  DisableDataSourceDocument,
  EnableDataSourceDocument,
  StartSyncDocument,
  VerifyDataSourceDocument,
} from '../../gql/source-actions.ts';
import type { VerifyDataSourceMutation } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { toast } from '../../ui/toast.ts';

const AGAIN = { refetchQueries: [DataSourcePageDocument], awaitRefetchQueries: true };

export function useStart(id: string) {
  const [start] = useMutation(StartSyncDocument, AGAIN);
  return useMutationAction(async () => {
    const { data } = await start({ variables: { id } });
    return handleMutationResult(data?.startSync, () => void toast(t`Sync started.`));
  });
}

export function useCancel() {
  const [cancel] = useMutation(CancelSyncDocument, AGAIN);
  return useMutationAction(async (id: string) => {
    const { data } = await cancel({ variables: { id } });
    return handleMutationResult(data?.cancelSync, () => void toast(t`Sync canceled. Synced records are kept.`));
  });
}

export function useSwitch(id: string) {
  const [enable] = useMutation(EnableDataSourceDocument, AGAIN);
  const [disable] = useMutation(DisableDataSourceDocument, AGAIN);
  return useMutationAction(async (on: boolean) => {
    const variables = { id };
    const payload = on
      ? (await enable({ variables })).data?.enableDataSource
      : (await disable({ variables })).data?.disableDataSource;
    return handleMutationResult(payload, () => void toast(on ? t`Data source enabled.` : t`Data source disabled.`));
  });
}

type Verified = Pick<VerifyDataSourceMutation['verifyDataSource'], 'dataSource' | 'samples'>;

/** Returns an action that tests the connection, and the result of the test. The result is not cached. */
export function useVerify(id: string) {
  const [verify] = useMutation(VerifyDataSourceDocument, { ...AGAIN, fetchPolicy: 'no-cache' });
  const [result, setResult] = useState<Verified | null>(null);
  const attempt = useMutationAction(async () => {
    setResult(null);
    const { data } = await verify({ variables: { id } });
    return handleMutationResult<VerifyDataSourceMutation['verifyDataSource'], 'samples'>(
      data?.verifyDataSource,
      setResult,
    );
  });
  return { ...attempt, result };
}
