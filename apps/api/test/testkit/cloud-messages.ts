import { createProviders } from '@frontdesk/providers';
import { type Simulators, sandboxFor, startSimulators } from '@frontdesk/simulators';
import { messagingJobs } from '../../src/modules/messaging/messages/index.ts';
import { buildMember, buildWorkspace } from './build.ts';
import { drain } from './drain.ts';
import { startFrontdesk, type TestFrontdesk } from './frontdesk.ts';
import { mutate } from './mutate.ts';

export interface CloudTestProduct {
  readonly fd: TestFrontdesk;
  readonly simulators: Simulators;
  close(): Promise<void>;
}

/** Starts a listening server and the simulators of its providers. */
export async function startCloudProduct(): Promise<CloudTestProduct> {
  const fd = await startFrontdesk();
  const publicBaseUrl = await fd.listen();
  const simulators = await startSimulators({ publicBaseUrl, now: () => fd.services.clock() });
  const providers = createProviders({
    addresses: simulators.addresses,
    patience: { retryBaseMs: 1 },
    onExchange: fd.services.providerLog.addOutbound,
  });
  Object.assign(fd.services, { publicBaseUrl });
  Object.assign(fd.providers, providers);
  Object.assign(fd.sandbox.providers, providers);
  Object.assign(fd.sandbox, { whatsAppNumber: (id: string) => sandboxFor(id).whatsAppCloud });
  const close = async () => {
    await simulators.stop();
    await fd.close();
  };
  return { fd, simulators, close };
}

const SANDBOX = { provider: 'WHATSAPP_CLOUD', sandbox: true };
const FIELDS = 'phoneConfig { id number status displayName failure accessTokenLastFour }';

/** Creates a workspace with a phone number at Meta that is not verified yet. */
export async function openCloudNumber({ fd, simulators }: CloudTestProduct) {
  const workspace = await buildWorkspace(fd, { environment: 'DEVELOPMENT' });
  const owner = await buildMember(fd, workspace, { role: 'owner' });
  const meta = sandboxFor(workspace.id).whatsAppCloud;
  const jobs = messagingJobs(fd.services);
  const added = await mutate(fd, owner, 'createPhoneConfig', SANDBOX, FIELDS);
  const id: string = added.phoneConfig.id;
  const step = (name: string, input: object = {}) => mutate(fd, owner, name, { id, ...input }, FIELDS);
  return {
    fd,
    workspace,
    owner,
    meta,
    id,
    added,
    step,
    db: fd.services.database.forWorkspace(workspace.id),
    path: `/api/whatsapp/cloud/${id}`,
    async activate() {
      await step('requestPhoneConfigCode', { method: 'SMS' });
      await step('verifyPhoneConfigCode', { code: '123456' });
      return step('enablePhoneConfig', { pin: '246810' });
    },
    /** Receives a message from a contact and runs all resulting jobs. */
    async write(from: string, words: string) {
      await simulators.whatsAppCloud.receive(meta.accessToken, from, words, 'Lena Lead');
      await drain(fd, workspace.id, jobs);
    },
    /** Delivers another webhook event of Meta and runs all resulting jobs. */
    async deliver(value: object) {
      await simulators.whatsAppCloud.deliver(meta.accessToken, value);
      await drain(fd, workspace.id, jobs);
    },
    async work() {
      await drain(fd, workspace.id, jobs);
      await simulators.settled();
      await drain(fd, workspace.id, jobs);
    },
  };
}

export type CloudNumberUnderTest = Awaited<ReturnType<typeof openCloudNumber>>;
