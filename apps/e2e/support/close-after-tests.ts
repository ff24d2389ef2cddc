const opened: (() => Promise<unknown>)[] = [];

/** What a suite opens it also closes; where its beginning failed, it does not come to that, and Jest would wait for what is left. */
export function closeAfterTests(close: () => Promise<unknown>): void {
  opened.push(close);
}

/** Closes whatever is still open, what came last first. To close again what is closed does nothing. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close().catch(() => {});
}
