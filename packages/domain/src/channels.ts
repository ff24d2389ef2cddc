/** How a workspace's agent talks to people; chosen at creation and never changed (CB-12). */
export const CHANNELS = ['WHATSAPP', 'VOICE'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_TITLES: Record<Channel, string> = { WHATSAPP: 'WhatsApp', VOICE: 'Voice' };
