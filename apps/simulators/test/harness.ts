import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProviders, isProviderError, type ProviderErrorKind, type ProviderTimeouts } from '@frontdesk/providers';
import { type Simulators, type SimulatorsOptions, sandboxFor, startSimulators } from '../src/index.ts';

export interface SimulatorHarness {
  readonly simulators: Simulators;
  readonly acme: ReturnType<typeof tenant>;
  readonly globex: ReturnType<typeof tenant>;
  /** Server that takes the place of Frontdesk and records the requests of the simulated provider. */
  readonly product: Product;
  stop(): Promise<void>;
}

const HASTY: Partial<ProviderTimeouts> = { retryBaseMs: 1, timeoutMs: 2_000, breakAfter: 50, breakForMs: 60_000 };

export async function startHarness(
  options: SimulatorsOptions = {},
  patience: Partial<ProviderTimeouts> = {},
): Promise<SimulatorHarness> {
  const product = await startProduct();
  const simulators = await startSimulators({ publicBaseUrl: product.url, ...options });
  const providers = createProviders({
    addresses: simulators.addresses,
    patience: { ...HASTY, ...patience },
    sendToMemberUrl: (request, signal) => fetch(request, { signal, redirect: 'manual' }),
  });
  const stop = async () => {
    await simulators.stop();
    await product.stop();
  };
  return { simulators, acme: tenant(providers, 'acme'), globex: tenant(providers, 'globex'), product, stop };
}

function tenant(providers: ReturnType<typeof createProviders>, id: string) {
  const sandbox = sandboxFor(id);
  return {
    sandbox,
    messaging: providers.messaging(id, sandbox.twilio),
    model: providers.model(id, sandbox.openai),
    calendar: providers.calendar(id, sandbox.calcom),
    voice: providers.voice(id, sandbox.vapi),
    with: providers,
  };
}

export interface Product {
  readonly url: string;
  readonly received: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];
  /** Body of the response to every request. */
  answer: string;
  stop(): Promise<void>;
}

async function startProduct(): Promise<Product> {
  const received: Product['received'] = [];
  const product = { received, answer: '<Response/>', url: '', stop: async () => {} };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.end(product.answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  product.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  product.stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return product;
}

/**
 * Returns the provider error of a failed request, so that tests can check its kind, code and delay. Throws any other
 * error, and an error if the request succeeds.
 */
export async function failureOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (isProviderError(error)) return error;
    throw error;
  }
  throw new Error('It was expected to fail, and did not.');
}

export const kindOf = async (work: Promise<unknown>): Promise<ProviderErrorKind> => (await failureOf(work)).kind;
