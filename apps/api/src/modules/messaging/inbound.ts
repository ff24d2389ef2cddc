import type { EventContext } from '../../events/record-event.ts';

export type InboundProvider = 'TWILIO' | 'WHATSAPP_CLOUD' | 'CALCOM';

/** What a provider told, while it is worked off. */
export interface Inbound {
  readonly workspaceId: string;
  readonly eventId: string;
  readonly provider: InboundProvider;
  readonly payload: Buffer;
  /** Our own message, as we wrote it into the address that is called. */
  readonly reference: string | null;
  /** When it came. */
  readonly now: Date;
  readonly by: EventContext;
}
