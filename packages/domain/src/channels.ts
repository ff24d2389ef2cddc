/** Channel of a workspace's agent. Set at creation and immutable (CB-12). */
export const CHANNELS = ['WHATSAPP', 'VOICE'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_TITLES: Record<Channel, string> = { WHATSAPP: 'WhatsApp', VOICE: 'Voice' };
