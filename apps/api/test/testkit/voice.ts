import type { CallReply } from '@frontdesk/agent/engine';
import { createProviders } from '@frontdesk/providers';
import { type Simulators, sandboxFor, startSimulators } from '@frontdesk/simulators';
import type { Services } from '../../src/auth/context.ts';
import { callJobs } from '../../src/modules/calls/calls/index.ts';
import { publishAgent } from './agent.ts';
import { buildLead, buildMember, buildWorkspace } from './build.ts';
import { startFrontdesk, type TestFrontdesk } from './frontdesk.ts';
import { fuseOf, KilledError, killableServices, NEXT, type QueuedJob, someone, WORKER } from './phone.ts';
import { rows } from './rows.ts';
import { buildIntegration } from './scene.ts';

/** Starts a listening server and the provider simulators, connected over HTTP. */
export async function startCallExchange(setting: Parameters<typeof startFrontdesk>[0] = {}) {
  const fd = await startFrontdesk(setting);
  const simulators = await startSimulators({ now: fd.services.clock });
  const url = await fd.listen();
  simulators.deliverTo(url);
  const patience = { retryBaseMs: 1, timeoutMs: 2_000, breakAfter: 50 };
  Object.assign(fd.services, { providers: createProviders({ addresses: simulators.addresses, patience }) });
  return {
    fd,
    url,
    simulators,
    close: async () => {
      await simulators.stop();
      await fd.close();
    },
  };
}

/** Creates a voice workspace and returns actions for tests, such as answering a call or calling a tool. */
export async function openVoiceLine(
  { fd, simulators }: { fd: TestFrontdesk; simulators: Simulators },
  { isPublished = true } = {},
) {
  const workspace = await buildWorkspace(fd, { channel: 'VOICE' });
  const owner = await buildMember(fd, workspace, { role: 'owner', name: 'Gus Owner' });
  const account = sandboxFor(workspace.id);
  await setUp(fd, workspace, owner);
  if (isPublished) await publishAgent(fd, workspace);
  const fuse = fuseOf();
  const services = killableServices(fd.services, fuse);
  const jobs = callJobs(services);
  const db = fd.services.database.forWorkspace(workspace.id);

  /** Runs due jobs. Returns false if the simulated crash occurred, which leaves a job locked. */
  async function drain(): Promise<boolean> {
    for (let count = 0; ; count += 1) {
      if (count > 200) throw new Error('The worker comes to no end.');
      await simulators.settled();
      const [job] = await rows<QueuedJob>(fd, NEXT, [workspace.id, fd.services.clock()]);
      if (!job) return true;
      try {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these tasks do not use their helpers, so an empty object can replace them.
        await jobs[job.identifier]?.(job.payload, {} as never);
        await rows(fd, 'delete from graphile_worker._private_jobs where id = $1', [job.id]);
      } catch (error) {
        if (!(error instanceof KilledError) && !(error instanceof Error && error.cause instanceof KilledError))
          throw error;
        return false;
      }
    }
  }

  const calls = () => db.read((tx) => tx.call.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }));
  const dialed = () =>
    simulators.vapi.state().calls.filter(({ assistantId }) => assistantId === account.vapi.assistantId);
  const onTheLine = () => {
    const [call] = dialed();
    if (!call) throw new Error('Nobody was called.');
    return call;
  };
  const { events } = simulators.vapi;
  return {
    fd,
    simulators,
    workspace,
    owner,
    account,
    fuse,
    services: services as Services,
    db,
    drain,
    calls,
    dialed,
    onTheLine,
    call: async () => {
      const [call] = await calls();
      if (!call) throw new Error('There is no call.');
      return call;
    },
    lead: (over: Parameters<typeof buildLead>[2] = {}) => buildLead(fd, workspace, { phone: someone(), ...over }),
    /** Simulates that the contact answers the call. */
    async answer() {
      events.status(onTheLine(), 'in-progress');
      await drain();
    },
    async say(role: 'user' | 'assistant', text: string, final = true) {
      await events.transcript(onTheLine(), role, text, final);
      await drain();
    },
    /** Simulates that the assistant calls a tool. Returns the tool's result. */
    async tool(name: string, args: object, id = `call_${Math.random()}`) {
      const delivered = await events.toolCalls(onTheLine(), [{ id, name, arguments: args as Record<string, unknown> }]);
      await drain();
      const [result] = (JSON.parse(delivered?.answer ?? '{}') as { results: VoiceEvent[] }).results;
      if (!result) throw new Error(`No result: ${delivered?.answer}`);
      return { status: delivered?.status, ...result };
    },
    /** Simulates that the assistant calls a tool. Returns the agent's reply. */
    async step(name: string, args: object = {}): Promise<CallReply> {
      const { result, error } = await this.tool(name, args);
      if (result === undefined) throw new Error(`The tool was refused: ${error}`);
      return JSON.parse(result) as CallReply;
    },
    /**
     * Simulates that the contact says something and the assistant reports it as dialogue acts. Returns the agent's
     * reply.
     */
    async hear(text: string, ...acts: object[]): Promise<CallReply> {
      await this.say('user', text);
      return this.step('report', { language: 'en', acts });
    },
    async hangUp(reason = 'customer-ended-call', report = {}) {
      events.end(onTheLine(), reason, report);
      await drain();
    },
    async settle() {
      await rows(fd, `select graphile_worker.force_unlock_workers('{${WORKER}}')`);
      for (let count = 0; count < 6; count += 1) {
        fd.advance({ minutes: 2 });
        await drain();
      }
    },
  };
}

export const answerOf = (slot: string, value: string, quote = value) => ({ a: 'answer', slot, value, quote });
export const CHOOSE_FIRST = { a: 'choose', n: 1, quote: 'the first' };
export const YES = { a: 'affirm', quote: 'yes' };

/** Answers the questions and chooses the first free time. Returns the reply in which the agent repeats the time. */
export async function askToBook(line: VoiceLine): Promise<CallReply> {
  await line.step('next_step');
  await line.hear('A check-up', answerOf('need', 'A check-up'));
  await line.hear('This week', answerOf('when', 'This week'));
  await line.hear('It is lena@people.test', answerOf('email', 'lena@people.test'));
  return line.hear('the first', CHOOSE_FIRST);
}

export type VoiceLine = Awaited<ReturnType<typeof openVoiceLine>>;

interface VoiceEvent {
  readonly toolCallId: string;
  readonly name: string;
  readonly result?: string;
  readonly error?: string;
}

async function setUp(
  fd: TestFrontdesk,
  workspace: { id: string; slug: string; name: string },
  owner: Parameters<typeof buildIntegration>[2],
) {
  const account = sandboxFor(workspace.id);
  const verified = { state: 'VERIFIED', verifiedAt: fd.services.clock(), accountName: 'Globex', model: null };
  const { assistantId, phoneNumberId, apiKey, serverToken } = account.vapi;
  const vapi = await buildIntegration(fd, workspace, owner, {
    ...verified,
    provider: 'VAPI',
    assistantId,
    phoneNumberId,
    plain: apiKey,
    webhookSecret: 'head..iv.text.tag',
    webhookSecretLastFour: 'last',
  });
  await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    const place = {
      workspaceId: workspace.id,
      table: 'integrations',
      row: vapi,
      column: 'webhook_secret',
      origin: null,
    };
    await tx.integration.updateMany({
      where: { id: vapi },
      data: { webhookSecret: await fd.services.vault.sealFor(tx, place, serverToken) },
    });
  });
  const { eventTypeId, apiKey: calKey } = account.calcom;
  await buildIntegration(fd, workspace, owner, {
    ...verified,
    provider: 'CALCOM',
    eventTypeId: String(eventTypeId),
    plain: calKey,
  });
}
