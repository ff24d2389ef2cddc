import { tsImport } from 'tsx/esm/api';

/**
 * Starts one PostgreSQL for the whole test run. Each test file clones its database from a template that is migrated
 * once.
 */
export default async function startCluster() {
  const { startTestCluster } = await tsImport('./cluster.ts', import.meta.url);
  const { addresses, stop } = await startTestCluster();
  process.env.FRONTDESK_TEST_CLUSTER = JSON.stringify(addresses);
  globalThis.stopTestCluster = stop;
}
