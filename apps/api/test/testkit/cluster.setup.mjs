import { tsImport } from 'tsx/esm/api';

/** One PostgreSQL for the whole run; each test file clones its database from a template that was migrated once. */
export default async function startCluster() {
  const { startTestCluster } = await tsImport('./cluster.ts', import.meta.url);
  const { addresses, stop } = await startTestCluster();
  process.env.FRONTDESK_TEST_CLUSTER = JSON.stringify(addresses);
  globalThis.stopTestCluster = stop;
}
