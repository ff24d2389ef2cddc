import { t } from '@lingui/core/macro';
import { Checkbox, Stack } from '@mantine/core';

export interface ImportedLeadSettings {
  readonly greetLeads: boolean;
  readonly isConsentConfirmed: boolean;
}

interface Props {
  settings: ImportedLeadSettings;
  onChange: (settings: ImportedLeadSettings) => void;
}

/** Settings of an import of leads: whether the agent contacts them, and the confirmation of their consent. */
export function LeadSettings({ settings, onChange }: Props) {
  return (
    <Stack gap="sm">
      <Checkbox
        label={t`Let the agent contact new leads`}
        description={t`Applies to leads with the status New, within your outreach limits and contact hours.`}
        checked={settings.greetLeads}
        onChange={(event) => onChange({ ...settings, greetLeads: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`The people in this file agreed to be contacted`}
        checked={settings.isConsentConfirmed}
        onChange={(event) => onChange({ ...settings, isConsentConfirmed: event.currentTarget.checked })}
      />
    </Stack>
  );
}
