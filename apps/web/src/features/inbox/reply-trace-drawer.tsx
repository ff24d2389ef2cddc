import { t } from '@lingui/core/macro';
import { Drawer, Text } from '@mantine/core';
import { ProviderLogLink } from '../../app/provider-log-link.tsx';
import { ReplyTraceSteps } from './reply-trace-steps.tsx';

interface Props {
  message: string;
  opened: boolean;
  onClose: () => void;
}

/** Drawer with the steps in which the agent generated a reply. */
export default function ReplyTraceDrawer({ message, opened, onClose }: Props) {
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="lg" title={t`How this reply was made`}>
      <ReplyTraceSteps message={message} />
      <Text size="sm" mt="lg">
        <ProviderLogLink subject={message} />
      </Text>
    </Drawer>
  );
}
