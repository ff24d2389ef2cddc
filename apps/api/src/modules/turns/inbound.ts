import type { Recorder } from '../../events/record.ts';

/** What a provider told, while it is worked off. */
export interface Inbound {
  readonly workspaceId: string;
  readonly payload: Buffer;
  /** Our own message, as we wrote it into the address that is called. */
  readonly reference: string | null;
  /** When it came. */
  readonly now: Date;
  readonly by: Recorder;
}
