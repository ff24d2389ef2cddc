import { isUnderWay } from '@frontdesk/domain';
import { useEffect } from 'react';
import { ContactImport_ImportFragmentDoc } from '../../gql/contact-import.ts';
import { ContactImportPageDocument } from '../../gql/contact-import-page.ts';
import type { ContactImport_ImportFragment } from '../../gql/types.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

export type ContactImport = ContactImport_ImportFragment;

const LOOK_MS = 1_000;

/** Loads an import, and polls it while its job runs. */
export function useContactImport(id: string) {
  const { data, startPolling, stopPolling } = useScreenQuery(ContactImportPageDocument, { id });
  const found = useSingleFragment(ContactImport_ImportFragmentDoc, data?.contactImport ?? null);
  const going = found?.job != null && isUnderWay(found.job.status);
  useEffect(() => {
    if (!going) return;
    startPolling(LOOK_MS);
    return stopPolling;
  }, [going, startPolling, stopPolling]);
  return { found, defaultCountry: data?.workspace.defaultCountry ?? null, going };
}
