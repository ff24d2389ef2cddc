import { AsyncLocalStorage } from 'node:async_hooks';

/** Records that a request to a provider is about. */
export interface LogSubject {
  readonly messageId?: string;
  readonly callId?: string;
  readonly bookingId?: string;
  readonly conversationId?: string;
}

const subjects = new AsyncLocalStorage<LogSubject>();

/** Runs the work. The provider log names the subject in each request that the work sends. */
export const withLogSubject = <T>(subject: LogSubject, work: () => Promise<T>): Promise<T> =>
  subjects.run({ ...subjects.getStore(), ...subject }, work);

export const currentLogSubject = (): LogSubject => subjects.getStore() ?? {};
