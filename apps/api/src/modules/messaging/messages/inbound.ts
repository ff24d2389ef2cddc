import type { EventContext } from '../../../events/record-event.ts';

export type InboundProvider = 'TWILIO' | 'WHATSAPP_CLOUD' | 'CALCOM';

/** An inbound event during its processing. */
export interface Inbound {
  readonly workspaceId: string;
  readonly eventId: string;
  readonly provider: InboundProvider;
  readonly payload: Buffer;
  /** Id of the message, which is part of the webhook URL. Null for other events. */
  readonly reference: string | null;
  /** Time the event was received. */
  readonly now: Date;
  readonly by: EventContext;
}
