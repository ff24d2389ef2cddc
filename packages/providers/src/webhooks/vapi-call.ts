import * as z from 'zod';

/** The call to which a Vapi message refers. */
export interface VapiCall {
  readonly callId: string;
  readonly assistantId: string | null;
  readonly phoneNumberId: string | null;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  /** Phone number in E.164. Null if the number is unknown. */
  readonly customerNumber: string | null;
  /** Frontdesk's ID from the metadata. Null if Frontdesk did not place the call. */
  readonly reference: string | null;
  readonly controlUrl: string | null;
  readonly listenUrl: string | null;
}

const text = z.string().nullish();
const id = z.string().min(1).max(200);
const customer = z.object({ number: text }).nullish();
const metadata = z
  .object({ reference: z.string().max(200).nullish() })
  .nullish()
  .catch(null);

const call = z.object({
  id,
  type: z.string().nullish(),
  assistantId: id.nullish(),
  phoneNumberId: id.nullish(),
  customer,
  metadata,
  assistantOverrides: z.object({ metadata }).nullish(),
  monitor: z.object({ controlUrl: text, listenUrl: text }).nullish(),
});

/** Schema of the call. Vapi sends some data of the call outside the `call` object. */
export const vapiCall = z
  .object({
    call,
    customer,
    assistant: z.object({ id: id.nullish() }).nullish(),
    phoneNumber: z.object({ id: id.nullish() }).nullish(),
  })
  .transform((message): VapiCall => {
    const { call: details } = message;
    return {
      callId: details.id,
      assistantId: details.assistantId ?? message.assistant?.id ?? null,
      phoneNumberId: details.phoneNumberId ?? message.phoneNumber?.id ?? null,
      direction: details.type === 'inboundPhoneCall' ? 'INBOUND' : 'OUTBOUND',
      customerNumber: details.customer?.number ?? message.customer?.number ?? null,
      reference: details.metadata?.reference ?? details.assistantOverrides?.metadata?.reference ?? null,
      controlUrl: details.monitor?.controlUrl ?? null,
      listenUrl: details.monitor?.listenUrl ?? null,
    };
  });
