import { randomBytes } from 'node:crypto';
import {
  type BookingRequest,
  type CalendarBooking,
  type CodeMessage,
  type ModelReply,
  type ModelRequest,
  ProviderError,
  type Providers,
  type SentMessage,
  type SlotRange,
  signTwilio,
  type TemplateMessage,
  type TextMessage,
  twilioParams,
} from '@frontdesk/providers';
import type { Services } from '../../src/auth/context.ts';
import { bookingJobs } from '../../src/modules/leads/bookings/index.ts';
import { messagingJobs } from '../../src/modules/messaging/messages/index.ts';
import { publishAgent } from './agent.ts';
import { buildMember, buildWorkspace } from './build.ts';
import { buildGreeting } from './channels.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { obedientModel } from './obedient-model.ts';
import { rows } from './rows.ts';
import { buildIntegration } from './scene.ts';

const OURS = '+14155238886';
export const SLOTS = ['2126-03-02T09:00:00.000Z', '2126-03-02T10:00:00.000Z'];

/** Simulates that the process was killed at this point. */
export class KilledError extends Error {}

/** Simulates a crash after a number of externally visible steps. */
export interface Fuse {
  /** Number of steps that still succeed. */
  left: number;
  /** Counts a step. Throws KilledError if no step was left. */
  burn(): void;
}

export const fuseOf = (): Fuse => ({
  left: Number.POSITIVE_INFINITY,
  burn() {
    this.left -= 1;
    if (this.left < 0) throw new KilledError();
  },
});

/** Fake providers that perform and record requests. Tests configure their responses and errors. */
export interface FakeProviders {
  readonly sent: (TextMessage & SentMessage)[];
  readonly codes: CodeMessage[];
  readonly booked: (BookingRequest & CalendarBooking)[];
  readonly asked: ModelRequest[];
  /** Free times of the calendar. */
  slots: readonly string[];
  /** The ranges for which free times were requested, in order. */
  readonly slotRequests: SlotRange[];
  /** Errors for the next requests. A request that gets an error has no effect. */
  readonly faults: { send: ProviderError[]; model: ProviderError[]; book: ProviderError[] };
  /**
   * RECONCILE: the provider can look up messages. CALLBACK: the provider only reports statuses, like WhatsApp Cloud.
   */
  strategy: 'RECONCILE' | 'CALLBACK';
  think: (request: ModelRequest) => Pick<ModelReply, 'text' | 'toolCalls'>;
  /** Called after a provider has performed a request and before the caller gets the response. */
  duringCall: (what: 'send' | 'model' | 'book') => Promise<void>;
  readonly providers: Providers;
}

export function fakeProviders(fuse: Fuse): FakeProviders {
  const fakes: Omit<FakeProviders, 'providers'> = {
    sent: [],
    codes: [],
    booked: [],
    asked: [],
    slots: SLOTS,
    slotRequests: [],
    faults: { send: [], model: [], book: [] },
    strategy: 'RECONCILE',
    think: obedientModel,
    duringCall: async () => {},
  };
  const effect = async <T>(what: 'send' | 'model' | 'book', act: () => T): Promise<T> => {
    fuse.burn();
    const refusal = fakes.faults[what].shift();
    if (refusal && refusal.kind !== 'UNCONFIRMED') throw refusal;
    const done = act();
    if (refusal) throw refusal;
    await fakes.duringCall(what);
    fuse.burn();
    return done;
  };
  const messaging = {
    get capability() {
      return { strategy: fakes.strategy, settleSeconds: 60 };
    },
    sendText: (message: TextMessage) =>
      effect('send', () => {
        const sent = { providerId: sid('SM'), status: 'QUEUED' as const, failure: null };
        fakes.sent.push({ ...message, ...sent });
        return sent;
      }),
    sendCode: (message: CodeMessage) =>
      effect('send', () => {
        fakes.codes.push(message);
        return { providerId: sid('SM'), status: 'QUEUED' as const, failure: null };
      }),
    sendTemplate: ({ templateId, variables, ...message }: TemplateMessage) =>
      effect('send', () => {
        const sent = { providerId: sid('SM'), status: 'QUEUED' as const, failure: null };
        fakes.sent.push({ ...message, body: `${templateId}: ${Object.values(variables).join(', ')}`, ...sent });
        return sent;
      }),
    findSent: async ({ to, body, except }: { to: string; body: string | null; except: string[] }) =>
      fakes.sent.find(
        (one) => one.to === to && (body === null || one.body === body) && !except.includes(one.providerId),
      ) ?? null,
  };
  const model = {
    reply: (request: ModelRequest) =>
      effect('model', () => {
        fakes.asked.push(request);
        return {
          ...fakes.think(request),
          responseId: 'r',
          finish: 'STOP',
          model: 'm',
          usage: { inputTokens: 10, outputTokens: 10 },
        };
      }),
  };
  /** Cancelled and rescheduled bookings, by their original id. */
  const changed = new Map<string, CalendarBooking>();
  const take = (bookingId: string, rescheduledTo: string | null) => {
    const at = fakes.booked.findIndex((one) => one.bookingId === bookingId);
    const [before] = fakes.booked.splice(at < 0 ? fakes.booked.length : at, 1);
    if (!before) throw refusal('CALCOM', 'REFUSED');
    const after = { ...before, status: 'CANCELLED' as const, rescheduledTo };
    changed.set(bookingId, after);
    return { before, after };
  };
  const calendar = {
    slots: async (range: SlotRange) => {
      fakes.slotRequests.push(range);
      return fakes.slots.map((startsAt) => ({ startsAt }));
    },
    book: (request: BookingRequest) =>
      effect('book', () => {
        if (fakes.booked.some(({ startsAt }) => startsAt === request.startsAt)) throw refusal('CALCOM', 'SLOT_TAKEN');
        const made = {
          bookingId: sid('bk'),
          status: 'ACCEPTED',
          endsAt: request.startsAt,
          title: null,
          meetingUrl: null,
        };
        fakes.booked.push({ ...request, ...made } as BookingRequest & CalendarBooking);
        return fakes.booked.at(-1);
      }),
    findBooking: async ({ reference, startsAt }: { reference: string; startsAt: string }) =>
      fakes.booked.find((one) => one.reference === reference && one.startsAt === startsAt) ?? null,
    getBooking: async (bookingId: string) =>
      fakes.booked.find((one) => one.bookingId === bookingId) ?? changed.get(bookingId) ?? null,
    reschedule: (bookingId: string, startsAt: string) =>
      effect('book', () => {
        const moved = { bookingId: sid('bk'), startsAt, endsAt: startsAt };
        fakes.booked.push({ ...take(bookingId, moved.bookingId).before, ...moved });
        return fakes.booked.at(-1);
      }),
    cancel: (bookingId: string) => effect('book', () => take(bookingId, null).after),
  };
  const both = { messaging: () => messaging, whatsAppCloud: () => messaging };
  const ports = { ...both, model: () => model, calendar: () => calendar, voice: () => ({}) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the fakes implement only the methods that conversations use.
  return Object.assign(fakes, { providers: ports as unknown as Providers });
}

export const refusal = (
  provider: 'TWILIO' | 'OPENAI' | 'CALCOM',
  kind: ProviderError['kind'],
  words = `${provider} says ${kind}.`,
) => new ProviderError({ provider, kind, words });

const sid = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`;

export { obedientModel };

/** Creates a WhatsApp workspace and returns actions for tests, such as receiving a message and running jobs. */
export async function openPhone(fd: TestFrontdesk, { isPublished = true, hasGreeting = true } = {}) {
  const workspace = await buildWorkspace(fd);
  const owner = await buildMember(fd, workspace, { role: 'owner' });
  const accountSid = `AC${workspace.id.replaceAll('-', '')}`;
  const token = `the auth token of ${workspace.slug}`;
  const verified = { state: 'VERIFIED', verifiedAt: fd.services.clock(), accountName: 'Acme' };
  for (const integration of [
    { provider: 'TWILIO', accountSid, fromNumber: OURS, model: null, plain: token },
    { provider: 'OPENAI' },
    { provider: 'CALCOM', eventTypeId: '7', model: null },
  ])
    await buildIntegration(fd, workspace, owner, { ...verified, ...integration });
  if (hasGreeting) await buildGreeting(fd, workspace, accountSid);
  if (isPublished) await publishAgent(fd, workspace);
  const fuse = fuseOf();
  const fakes = fakeProviders(fuse);
  const services = killableServices({ ...fd.services, providers: fakes.providers }, fuse);
  const jobs = { ...messagingJobs(services), ...bookingJobs(services) };

  const post = (path: string, form: Record<string, string>, signature?: string) => {
    const payload = new URLSearchParams(form).toString();
    const url = `${fd.services.publicBaseUrl}${path}`;
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature ?? signTwilio(token, url, twilioParams(payload)),
    };
    return fd.app.inject({ method: 'POST', url: path, headers, payload });
  };
  const form = (from: string, fields: Record<string, string> = {}) => ({
    MessageSid: sid('SM'),
    AccountSid: accountSid,
    From: `whatsapp:${from}`,
    To: `whatsapp:${OURS}`,
    NumMedia: '0',
    ProfileName: 'Lena Lead',
    ...fields,
  });

  /** Runs due jobs. Returns false if the simulated crash occurred, which leaves a job locked. */
  async function drain(): Promise<boolean> {
    let last = '';
    for (let count = 0; ; count += 1) {
      if (count > 200) throw new Error(`The worker comes to no end: ${last}.`);
      const [job] = await rows<QueuedJob>(fd, NEXT, [workspace.id, fd.services.clock()]);
      if (!job) return true;
      last = `${job.identifier} ${JSON.stringify(job.payload)}`;
      try {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these tasks read only the job id from their helpers.
        await jobs[job.identifier]?.(job.payload, { job: { id: job.id } } as never);
        await rows(fd, 'delete from graphile_worker._private_jobs where id = $1', [job.id]);
      } catch (error) {
        if (!(error instanceof KilledError) && !(error instanceof Error && error.cause instanceof KilledError))
          throw error;
        return false;
      }
    }
  }

  return {
    fakes: fakes,
    fd,
    workspace,
    owner,
    accountSid,
    fuse,
    services,
    jobs,
    post,
    form,
    drain,
    /** Receives a message from a contact, without processing it. */
    say: (from: string, body: string, fields: Record<string, string> = {}) =>
      post('/api/whatsapp/inbound', form(from, { Body: body, ...fields })),
    /** Unlocks jobs of a crashed worker, then advances the clock six times by two minutes and runs the due jobs. */
    async settle() {
      await rows(fd, `select graphile_worker.force_unlock_workers('{${WORKER}}')`);
      for (let count = 0; count < 6; count += 1) {
        fd.advance({ minutes: 2 });
        await drain();
      }
    },
    db: fd.services.database.forWorkspace(workspace.id),
  };
}

export type Phone = Awaited<ReturnType<typeof openPhone>>;

/** Returns services that simulate a crash before or after a workspace transaction commits, when the fuse is spent. */
export function killableServices(services: Services, fuse: Fuse): Services {
  const inWorkspace: Services['database']['forWorkspace'] = (id) => {
    const db = services.database.forWorkspace(id);
    return {
      read: db.read,
      write: async (work) => {
        const result = await db.write(async (tx) => {
          const done = await work(tx);
          fuse.burn();
          return done;
        });
        fuse.burn();
        return result;
      },
    };
  };
  return { ...services, database: { ...services.database, forWorkspace: inWorkspace } };
}

export interface QueuedJob {
  readonly id: string;
  readonly identifier: string;
  readonly payload: object;
}

export const WORKER = 'the worker of a test';

/** Locks the next due job, as a worker does, so that a simulated crash leaves the job locked. */
export const NEXT = `
  with due as (
    select j.id, t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.payload ->> 'workspaceId' = $1 and t.identifier <> 'send_mail' and j.run_at <= greatest($2, now())
      and j.locked_at is null and j.attempts < j.max_attempts
    order by j.run_at, j.id limit 1
  )
  update graphile_worker._private_jobs j set locked_at = now(), locked_by = '${WORKER}', attempts = j.attempts + 1
  from due where j.id = due.id returning j.id::text, due.identifier, j.payload`;

let count = 0;
export const someone = (): string => `+44207946${String(++count + 1000).padStart(4, '0')}`;

export const leadOf = (phone: Phone, number: string) =>
  phone.db.read((tx) => tx.lead.findFirst({ where: { phone: number }, orderBy: { createdAt: 'desc' } }));
export const turnsOf = (phone: Phone) =>
  phone.db.read((tx) => tx.agentRun.findMany({ orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] }));
export const messagesOf = (phone: Phone) =>
  phone.db.read((tx) => tx.message.findMany({ orderBy: [{ sentAt: 'asc' }, { id: 'asc' }] }));
