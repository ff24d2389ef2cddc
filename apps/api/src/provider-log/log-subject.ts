import { AsyncLocalStorage } from 'node:async_hooks';

/** Records to which a provider request refers. */
export interface LogSubject {
  readonly messageId?: string;
  readonly callId?: string;
  readonly bookingId?: string;
  readonly conversationId?: string;
}

const subjects = new AsyncLocalStorage<LogSubject>();

/** Runs `work`. Provider log entries of all requests that `work` sends contain the subject. */
export const withLogSubject = <T>(subject: LogSubject, work: () => Promise<T>): Promise<T> =>
  subjects.run({ ...subjects.getStore(), ...subject }, work);

export const currentLogSubject = (): LogSubject => subjects.getStore() ?? {};
