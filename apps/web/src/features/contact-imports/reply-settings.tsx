import type { SavedReplyVisibility } from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Group, Radio } from '@mantine/core';
import { useAbility } from '../../session/workspace.tsx';

interface Props {
  visibility: SavedReplyVisibility;
  onChange: (visibility: SavedReplyVisibility) => void;
}

/** Settings of an import of saved replies: who can use those whose row does not say so. */
export function ReplySettings({ visibility, onChange }: Props) {
  const canShare = canOn(useAbility(), 'create', 'SavedReply', { visibility: 'SHARED', memberId: null });
  return (
    <Radio.Group
      label={t`Who can use them`}
      description={t`Applies to rows without a value in a column Shared.`}
      value={visibility}
      onChange={(value) => onChange(value === 'SHARED' ? 'SHARED' : 'PRIVATE')}
    >
      <Group mt={6} gap="lg">
        <Radio value="PRIVATE" label={t`Only you`} />
        <Radio value="SHARED" label={t`All members`} disabled={!canShare} />
      </Group>
    </Radio.Group>
  );
}
