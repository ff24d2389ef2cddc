const opened: (() => Promise<unknown>)[] = [];

/** Registers a resource to close. When setup fails, Jest would wait for open resources. */
export function closeAfterTests(close: () => Promise<unknown>): void {
  opened.push(close);
}

/** Closes all open resources in reverse order. Idempotent. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close().catch(() => {});
}
