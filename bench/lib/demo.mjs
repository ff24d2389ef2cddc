import { freePort } from '../../packages/tooling/free-port.mjs';
import { startProduct } from './servers.mjs';

/** The demo workspace to which the large data set and the agent's conversations are added. */
export const SLUG = 'acme';

/**
 * Creates the template `demo`: the product's development seed with verified integrations. Their credentials are
 * derived from the workspace's id, so they also work with other instances of the simulators.
 */
export const demoTemplate = (cluster) =>
  cluster.template('demo', async (admin, { adminUrl }) => {
    const env = {
      NODE_ENV: 'development',
      PUBLIC_BASE_URL: '',
      SEED: 'demo',
      SIMULATORS_PORT: String(await freePort()),
    };
    const product = await startProduct({ adminUrl }, { runs: 'all', env });
    await product.stop();
    // Treats the integrations as real accounts, because the simulators run in the benchmark's process and not in the
    // product.
    await admin.query('update integrations set sandbox = false');
  });
