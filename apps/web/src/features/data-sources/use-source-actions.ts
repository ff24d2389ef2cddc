import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { DataSourcePageDocument } from '../../gql/data-source-page.ts';
import {
  CancelSyncDocument,
  SetDataSourceEnabledDocument,
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
    const { data } = await start({ variables: { input: { id } } });
    return handleMutationResult(data?.startSync, { SyncStarted: () => void toast(t`Sync started.`) });
  });
}

export function useCancel() {
  const [cancel] = useMutation(CancelSyncDocument, AGAIN);
  return useMutationAction(async (id: string) => {
    const { data } = await cancel({ variables: { input: { id } } });
    return handleMutationResult(data?.cancelSync, {
      SyncCancelled: () => void toast(t`Sync canceled. Synced records are kept.`),
    });
  });
}

export function useSwitch(id: string) {
  const [change] = useMutation(SetDataSourceEnabledDocument, AGAIN);
  return useMutationAction(async (on: boolean) => {
    const { data } = await change({ variables: { input: { id, on } } });
    return handleMutationResult(data?.setDataSourceEnabled, {
      DataSourceEnabledSet: () => void toast(on ? t`Data source enabled.` : t`Data source disabled.`),
    });
  });
}

type Verified = Extract<VerifyDataSourceMutation['verifyDataSource'], { __typename: 'DataSourceVerified' }>;

/** Returns an action that tests the connection, and the result of the test. The result is not cached. */
export function useVerify(id: string) {
  const [verify] = useMutation(VerifyDataSourceDocument, { ...AGAIN, fetchPolicy: 'no-cache' });
  const [result, setResult] = useState<Verified | { failure: string } | null>(null);
  const attempt = useMutationAction(async () => {
    setResult(null);
    const { data } = await verify({ variables: { input: { id } } });
    return handleMutationResult(data?.verifyDataSource, {
      DataSourceVerified: (answer) => setResult(answer),
      DataSourceFailed: ({ dataSource }) => setResult({ failure: dataSource.failure ?? '' }),
    });
  });
  return { ...attempt, result };
}
