import { Checkbox, Fieldset, Stack } from '@mantine/core';
import type { AccessDraft } from './access-draft.ts';

interface Props {
  draft: AccessDraft;
  onChange: (draft: AccessDraft) => void;
}

/** Restrictions of the access above. */
export function AccessLimits({ draft, onChange }: Props) {
  return (
    <Fieldset legend="Limits">
      <Stack gap="sm">
        <Checkbox
          label="Mask contact details"
          description="Hides phone numbers and email addresses, also from their API keys."
          checked={draft.maskContactDetails}
          onChange={(event) => onChange({ ...draft, maskContactDetails: event.currentTarget.checked })}
        />
        <Checkbox
          label="Only conversations assigned to them"
          description="They see no leads and can’t add contacts."
          checked={draft.assignedConversationsOnly}
          onChange={(event) => onChange({ ...draft, assignedConversationsOnly: event.currentTarget.checked })}
        />
      </Stack>
    </Fieldset>
  );
}
