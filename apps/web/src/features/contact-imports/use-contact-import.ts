import { isUnderWay } from '@frontdesk/domain';
import { useEffect } from 'react';
import { ContactImportPageDocument } from '../../gql/contact-import-page.ts';
import type { ContactImportPageQuery } from '../../gql/types.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

export type ContactImport = ContactImportPageQuery['contactImport'];

const LOOK_MS = 1_000;

/** An import as it stands on the server: a reload finds it as it is, and while something works on it, it is looked at again. */
export function useContactImport(id: string) {
  const { data, startPolling, stopPolling } = useScreenQuery(ContactImportPageDocument, { id });
  const going = data?.contactImport.job != null && isUnderWay(data.contactImport.job.state);
  useEffect(() => {
    if (!going) return;
    startPolling(LOOK_MS);
    return stopPolling;
  }, [going, startPolling, stopPolling]);
  return { found: data?.contactImport, defaultCountry: data?.workspace.defaultCountry ?? null, going };
}
