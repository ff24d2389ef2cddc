/** Delay after a message that looks complete. */
const COMPLETE_MS = 500;
/** Delay after a message that looks incomplete, because people often split a thought into several messages. */
const OPEN_MS = 1_500;
/** Delay if the contact writes several messages in a row. */
const BURST_MS = 2_500;
const BURST_GAP_MS = 5_000;
/** Maximum delay after the first message without a reply. */
export const LONGEST_DELAY_MS = 8_000;

const COMPLETE = /[.!?…？！。]["')\]]*$|\p{Extended_Pictographic}$/u;

/** Returns how many milliseconds to wait for another message before the agent replies. */
export function replyDelayMs(text: string, previousAt: Date | null, now: Date): number {
  if (isBurst(previousAt, now)) return BURST_MS;
  return COMPLETE.test(text.trim()) ? COMPLETE_MS : OPEN_MS;
}

export const isBurst = (previousAt: Date | null, now: Date): boolean =>
  previousAt !== null && now.getTime() - previousAt.getTime() < BURST_GAP_MS;
