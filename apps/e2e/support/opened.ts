const opened: (() => Promise<unknown>)[] = [];

/** What a suite opens it also closes; where its beginning failed, it does not come to that, and Jest would wait for what is left. */
export function closeInTheEnd(close: () => Promise<unknown>): void {
  opened.push(close);
}

/** Closes whatever is still open. To close again what is closed does nothing. */
export async function closeWhatIsOpen(): Promise<void> {
  await Promise.allSettled(opened.splice(0).map((close) => close()));
}
