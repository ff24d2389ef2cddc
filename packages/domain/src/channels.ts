/** Channel of a workspace's agent. It is set when the workspace is created and cannot be changed (CB-12). */
export const CHANNELS = ['WHATSAPP', 'VOICE'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_TITLES: Record<Channel, string> = { WHATSAPP: 'WhatsApp', VOICE: 'Voice' };
