/** Stops the PostgreSQL of the test run. Jest calls this function after failed tests as well. */
export default async function stopCluster() {
  await globalThis.stopTestCluster?.();
}
