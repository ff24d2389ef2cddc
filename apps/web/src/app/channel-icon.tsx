import type { Channel } from '@frontdesk/domain';
import { IconBrandWhatsapp, IconPhone } from '@tabler/icons-react';

/** Icon of a channel. Hidden from screen readers, because the channel's name is always shown beside the icon. */
export function ChannelIcon({ channel, size = 16 }: { channel: Channel; size?: number }) {
  const Icon = channel === 'WHATSAPP' ? IconBrandWhatsapp : IconPhone;
  return <Icon size={size} stroke={1.7} aria-hidden />;
}
