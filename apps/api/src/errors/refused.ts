import { REFUSALS, type RefusalCode } from '@frontdesk/domain';

/** An expected refusal that the caller can act on. Nothing was changed. */
export interface Refused {
  readonly type: 'Refused';
  readonly code: RefusalCode;
  readonly message: string;
  /** Input field that caused the refusal. Null when it concerns the whole input. */
  readonly field: string | null;
}

/** `message`: for sentences that contain a name. */
export const refused = (code: RefusalCode, field: string | null = null, message: string = REFUSALS[code]): Refused => ({
  type: 'Refused',
  code,
  message,
  field,
});

export const isRefused = (result: unknown): result is Refused =>
  typeof result === 'object' && result !== null && 'type' in result && result.type === 'Refused';
