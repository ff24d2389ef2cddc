import type { EventContext } from '../../../events/record-event.ts';

export type InboundProvider = 'TWILIO' | 'WHATSAPP_CLOUD' | 'CALCOM';

/** An inbound event while it is processed. */
export interface Inbound {
  readonly workspaceId: string;
  readonly eventId: string;
  readonly provider: InboundProvider;
  readonly payload: Buffer;
  /** Our own message id, from the webhook URL. */
  readonly reference: string | null;
  /** Time of receipt. */
  readonly now: Date;
  readonly by: EventContext;
}
