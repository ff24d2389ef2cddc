import { CHANNEL_TITLES, CHANNELS, type Channel } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Radio, Text } from '@mantine/core';
import { ChannelIcon } from '../../app/channel-icon.tsx';
import classes from './create-workspace-form.module.css';

const WORDS: Record<Channel, string> = {
  WHATSAPP: t`The AI agent answers WhatsApp messages.`,
  VOICE: t`The AI agent answers phone calls.`,
};

interface Props {
  value?: Channel;
  onChange?: (value: Channel) => void;
  error?: React.ReactNode;
}

/** Radio cards for the channel of a new workspace. */
export function ChannelSelect({ value, onChange, error }: Props) {
  return (
    <Radio.Group
      label={t`Channel`}
      description={t`You can’t change the channel later.`}
      value={value}
      onChange={(chosen) => onChange?.(chosen)}
      error={error}
    >
      <div className={classes.cards}>
        {CHANNELS.map((channel) => (
          <Radio.Card key={channel} value={channel} className={classes.choice} aria-label={CHANNEL_TITLES[channel]}>
            <span className={classes.choiceHead}>
              <ChannelIcon channel={channel} size={24} />
              <Radio.Indicator />
            </span>
            <Text fw={600} size="sm">
              {CHANNEL_TITLES[channel]}
            </Text>
            <Text size="sm" c="dimmed" mt={2}>
              {WORDS[channel]}
            </Text>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
