import type { EventContext } from '../../../events/record-event.ts';

export type InboundProvider = 'TWILIO' | 'WHATSAPP_CLOUD' | 'CALCOM';

/** An inbound event during its processing. */
export interface Inbound {
  readonly workspaceId: string;
  readonly eventId: string;
  readonly provider: InboundProvider;
  readonly payload: Buffer;
  /** Message id in the webhook URL of a delivery report. Null if the URL contains none. */
  readonly reference: string | null;
  /** Time the event was received. */
  readonly now: Date;
  readonly by: EventContext;
}
