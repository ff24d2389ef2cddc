import { REFUSALS, type RefusalCode } from '@frontdesk/domain';

/** An expected error that the caller can correct, such as a taken slug. The request changed nothing. */
export interface Refused {
  readonly type: 'Refused';
  readonly code: RefusalCode;
  readonly message: string;
  /** Input field that caused the refusal. Null if the refusal concerns the whole input. */
  readonly field: string | null;
}

/** Creates a refusal. `message` replaces the default text of the code, for texts that contain a name. */
export const refused = (code: RefusalCode, field: string | null = null, message: string = REFUSALS[code]): Refused => ({
  type: 'Refused',
  code,
  message,
  field,
});

export const isRefused = (result: unknown): result is Refused =>
  typeof result === 'object' && result !== null && 'type' in result && result.type === 'Refused';
