import { freePort } from '../../packages/tooling/free-port.mjs';
import { startProduct } from './servers.mjs';

/** The workspace of the demo that the large data and the agent's conversations are in. */
export const SLUG = 'acme';

/**
 * Makes the template `demo`: what the product seeds in development, with integrations verified at the simulators. Their credentials
 * follow from the workspace's id, so that other simulators accept them too.
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
    // As accounts at providers: the simulators run beside the product instead of in it.
    await admin.query('update integrations set sandbox = false');
  });
