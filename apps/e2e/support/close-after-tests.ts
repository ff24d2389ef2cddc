const opened: (() => Promise<unknown>)[] = [];

/** Registers a resource to close after the tests, even if setup fails. Otherwise Jest would not exit. */
export function closeAfterTests(close: () => Promise<unknown>): void {
  opened.push(close);
}

/** Closes all registered resources in reverse order. A second call does nothing. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close().catch(() => {});
}
