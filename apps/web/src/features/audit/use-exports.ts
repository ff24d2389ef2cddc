import { useMutation, useQuery } from '@apollo/client/react';
import type { AuditExportFormat } from '@frontdesk/domain';
import { useEffect, useState } from 'react';
import { AuditExportsDocument } from '../../gql/audit-exports.ts';
import { CreateAuditExportLinkDocument } from '../../gql/create-audit-export-link.ts';
import { ExportAuditTrailDocument } from '../../gql/export-audit-trail.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { toast } from '../../ui/toast.ts';
import { type AuditFilter, toQueryFilter } from './audit-filter.ts';

const LOOK_MS = 1_000;

/** Exports of the last day. Polls every second while one is being created. */
export function useExports(filter: AuditFilter) {
  const { exports, failed, retry } = useMadeFiles();
  const { begin, pending, refusal } = useBegin(filter);
  const { fetchFile, failed: notFetched } = useFetch();
  const unfetched = 'Couldn’t download the file. Try again or start a new export.';
  return { exports, failed, retry, begin, pending, fetchFile, refusal: refusal ?? (notFetched ? unfetched : null) };
}

function useMadeFiles() {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(AuditExportsDocument, {
    variables: { first: 10 },
    fetchPolicy: 'cache-and-network',
  });
  const exports = data?.auditExports.edges.map(({ node }) => node);
  const going = exports?.some(({ status }) => status === 'QUEUED' || status === 'RUNNING') ?? false;
  useEffect(() => {
    if (!going) return;
    startPolling(LOOK_MS);
    return stopPolling;
  }, [going, startPolling, stopPolling]);
  return { exports, failed: error !== undefined && !data, retry: () => void refetch().catch(() => {}) };
}

function useBegin(filter: AuditFilter) {
  const [beginExport] = useMutation(ExportAuditTrailDocument, { refetchQueries: [AuditExportsDocument] });
  const { attempt, pending, refusal } = useMutationAction(async (format: AuditExportFormat) => {
    const input = { format, filter: toQueryFilter(filter, Date.now()) };
    return handleMutationResult((await beginExport({ variables: { input } })).data?.exportAuditTrail, {
      AuditExportRequested: () => void toast('Export started. You can leave this page.'),
    });
  });

  return { begin: (format: AuditExportFormat) => void attempt(format), pending, refusal };
}

function useFetch() {
  const [createLink] = useMutation(CreateAuditExportLinkDocument);
  const [failed, setFailed] = useState(false);
  async function fetchFile(id: string) {
    setFailed(false);
    try {
      const result = (await createLink({ variables: { input: { id } } })).data?.createAuditExportLink;
      if (result?.__typename === 'AuditExportLink') window.location.assign(result.url);
      else setFailed(true);
    } catch {
      setFailed(true);
    }
  }

  return { failed, fetchFile: (id: string) => void fetchFile(id) };
}
