/** Runs after failures too. */
export default async function stopCluster() {
  await globalThis.stopTestCluster?.();
}
