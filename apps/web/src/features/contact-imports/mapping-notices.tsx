import type { ImportProduct } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconHistory, IconTableImport } from '@tabler/icons-react';
import type { ContactImport } from './use-contact-import.ts';

/** Names of products, which are not translated. */
const PRODUCT_NAMES: Record<ImportProduct, string> = {
  CHATWOOT: 'Chatwoot',
  WATI: 'WATI',
  HUBSPOT: 'HubSpot',
  GOOGLE_CONTACTS: 'Google Contacts',
};

/** Notices about the origin of the suggested mapping. */
export function MappingNotices({ found: { kind, isMappingReused, product, mapping } }: { found: ContactImport }) {
  return (
    <>
      {isMappingReused && (
        <Alert variant="light" color="gray" icon={<IconHistory size={18} aria-hidden />}>
          {t`Mapping reused from your last file with these headers.`}
        </Alert>
      )}
      {!isMappingReused && product && (
        <Alert variant="light" color="gray" icon={<IconTableImport size={18} aria-hidden />}>
          {kind === 'HISTORY'
            ? t`Recognized as messages of ${PRODUCT_NAMES[product]}.`
            : t`Recognized as a contact export of ${PRODUCT_NAMES[product]}.`}
        </Alert>
      )}
      {mapping.every((field) => field === 'IGNORE') && (
        <Alert variant="light" color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t`No column was recognized. The first row of the file is the header and is not imported.`}
        </Alert>
      )}
    </>
  );
}
