import { findSurfaceProblems, type SurfaceContent } from '@frontdesk/domain';
import type { BookingRequest } from '@frontdesk/providers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import type { Tx } from '../db/tenant-db.ts';
import { answerQuestions } from '../modules/agent/knowledge/index.ts';
import { seedDemo } from './seed-demo.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
  offerSlots();
  await seedDemo(fd.services);
  await seedDemo(fd.services);
});
afterAll(() => fd.close());

const HOUR = 3_600_000;

/** Lets the calendar of the sandbox offer a time every three hours for ten days, and accept bookings. */
function offerSlots(): void {
  const { slots, booked } = fakeCalendar;
  const now = fd.services.clock().getTime();
  for (let nth = 1; nth <= 80; nth += 1) slots.push(new Date(now + nth * 3 * HOUR).toISOString());
  const { providers } = fd.sandbox;
  const original = providers.calendar;
  const calendar = {
    slots: async () => slots.map((startsAt) => ({ startsAt })),
    book: async (request: BookingRequest) => {
      booked.push(request.startsAt);
      const endsAt = new Date(Date.parse(request.startsAt) + HOUR).toISOString();
      return { ...request, bookingId: `bk${booked.length}`, status: 'ACCEPTED', endsAt, title: null, meetingUrl: null };
    },
  };
  Object.assign(providers, {
    calendar: (...given: Parameters<typeof original>) => ({ ...original(...given), ...calendar }),
  });
}

const fakeCalendar: { slots: string[]; booked: string[] } = { slots: [], booked: [] };

const workspaces = () => fd.services.database.system.prisma.workspace.findMany({ select: { id: true, slug: true } });

it('fills the inbox of the WhatsApp workspace, once', async () => {
  const counts = (await workspaces()).map(async ({ id, slug }) => [
    slug,
    await fd.services.database.forWorkspace(id).read((tx) => tx.conversation.count()),
  ]);
  expect(Object.fromEntries(await Promise.all(counts))).toEqual({ acme: 60, globex: 0 });
});

it('sets both workspaces up for their simulators, verified', async () => {
  const cards = (await workspaces()).map(async ({ id, slug }) => {
    const rows = await fd.services.database.forWorkspace(id).read((tx) => tx.integration.findMany());
    const words = rows.map(({ provider, state, sandbox, setByName }) => `${provider} ${state} ${sandbox} ${setByName}`);
    return [slug, words.toSorted()];
  });
  const set = (provider: string, name: string) => `${provider} VERIFIED true ${name}`;
  expect(Object.fromEntries(await Promise.all(cards))).toEqual({
    acme: ['CALCOM', 'OPENAI', 'TWILIO'].map((provider) => set(provider, 'Ada Okafor')),
    globex: ['CALCOM', 'OPENAI', 'VAPI'].map((provider) => set(provider, 'Gus Brandt')),
  });
});

it('greets leads of the WhatsApp workspace with the template of the simulator', async () => {
  const found = (await workspaces()).map(async ({ id, slug }) => {
    const settings = await fd.services.database
      .forWorkspace(id)
      .read((tx) => tx.messagingSettings.findFirst({ include: { greetingTemplate: true } }));
    return [slug, settings?.greetingTemplate?.name ?? null];
  });
  expect(Object.fromEntries(await Promise.all(found))).toEqual({ acme: 'greeting', globex: null });
});

it('gives the call workspace a number, and a service that answers it [AM-33]', async () => {
  const [globex] = (await workspaces()).filter(({ slug }) => slug === 'globex');
  const routes = await fd.services.database
    .forWorkspace(globex?.id ?? '')
    .read((tx) => tx.numberRoute.findMany({ include: { service: true, phoneConfig: true } }));
  expect(routes).toMatchObject([
    { service: { name: 'Reception', channel: 'VOICE' }, phoneConfig: { provider: 'VAPI', state: 'ACTIVE' } },
  ]);
});
it('has a campaign in the WhatsApp workspace, whose counts match its recipients and their messages', async () => {
  const found = (await workspaces()).map(async ({ id, slug }) => {
    const [campaigns, recipients] = await fd.services.database
      .forWorkspace(id)
      .read(async (tx) => [await tx.campaign.findMany(), await tx.campaignRecipient.findMany()] as const);
    return { slug, campaigns, recipients };
  });
  const [acme, globex] = (await Promise.all(found)).toSorted((a, b) => a.slug.localeCompare(b.slug));
  expect(globex?.campaigns).toEqual([]);
  expect(acme?.campaigns.map(({ state }) => state)).toEqual(['COMPLETED']);
  const states = new Set(acme?.recipients.map(({ state }) => state));
  expect([...states].sort()).toEqual(['DELIVERED', 'FAILED', 'READ', 'REPLIED', 'SKIPPED']);
  const statuses = await acmeMessages(acme?.recipients.flatMap(({ messageId }) => messageId ?? []) ?? []);
  for (const { state, messageId } of acme?.recipients ?? [])
    expect(messageId ? statuses.get(messageId) : 'SKIPPED').toBe(state === 'REPLIED' ? 'READ' : state);
});

const inWorkspace = async <T>(slug: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const { id } = (await workspaces()).find((one) => one.slug === slug) ?? { id: '' };
  return fd.services.database.forWorkspace(id).read(work);
};

it('has a month of work in the inbox: states, tags, notes, a takeover, ratings and unanswered questions', async () => {
  const found = await inWorkspace('acme', async (tx) => ({
    statuses: (await tx.conversation.groupBy({ by: ['status'], orderBy: { status: 'asc' } })).map((one) => one.status),
    tagged: (await tx.contact.count({ where: { tags: { isEmpty: false } } })) > 20,
    notes: await tx.conversationNote.count(),
    takeovers: await tx.takeover.count({ where: { endedAt: null } }),
    questions: await tx.unansweredQuestion.count({ where: { status: 'OPEN' } }),
    isReviewed: (await tx.review.count({ where: { completedAt: null } })) > 3,
    isRated: (await tx.rating.count({ where: { score: { not: null } } })) > 10,
  }));
  expect(found).toEqual({
    statuses: ['OPEN', 'RESOLVED', 'SNOOZED'],
    tagged: true,
    notes: 4,
    takeovers: 1,
    questions: 3,
    isReviewed: true,
    isRated: true,
  });
});

it('has records, and sent forms in different statuses, whose answers belong to the questions', async () => {
  const { fields, unnamed, forms, answers } = await inWorkspace('acme', async (tx) => ({
    fields: await tx.entityField.count({ where: { name: 'membership' } }),
    unnamed: await tx.entity.count({ where: { displayName: '' } }),
    forms: await tx.surface.findMany({ include: { version: true, answers: true } }),
    answers: await tx.surfaceAnswer.count(),
  }));
  expect([fields, unnamed, answers]).toEqual([30, 0, 11]);
  expect(new Set(forms.map(({ status }) => status))).toEqual(
    new Set(['PENDING_REVIEW', 'ACCEPTED', 'IN_PROGRESS', 'OPENED', 'SENT', 'EXPIRED']),
  );
  for (const { version } of forms)
    expect(findSurfaceProblems(version.content as unknown as SurfaceContent)).toEqual([]);
});

it('has calls with transcripts in the voice workspace, some of which wait for a wrap-up or were not answered', async () => {
  const calls = await inWorkspace('globex', (tx) => tx.call.findMany({ include: { turns: true, contact: true } }));
  expect(calls.length).toBeGreaterThan(40);
  expect(new Set(calls.map(({ direction }) => direction))).toEqual(new Set(['INBOUND', 'OUTBOUND']));
  for (const { turns, unansweredReason } of calls) expect(turns.length === 0).toBe(unansweredReason !== null);
  const ended = calls.filter(({ startedAt }) => startedAt);
  expect(ended.filter(({ outcome }) => outcome === null).length).toBeGreaterThan(0);
  expect(ended.filter(({ outcome }) => outcome !== null).length).toBeGreaterThan(20);
});

it.each(['acme', 'globex'])('has past and upcoming appointments of booked leads in %s', async (slug) => {
  const bookings = await inWorkspace(slug, (tx) => tx.booking.findMany({ include: { lead: true } }));
  const now = fd.services.clock();
  const upcoming = bookings.filter(({ startsAt }) => startsAt > now);
  expect(upcoming.length).toBeGreaterThan(3);
  for (const { startsAt } of upcoming) expect(fakeCalendar.booked).toContain(startsAt.toISOString());
  for (const { status, providerId } of upcoming) expect([status, providerId]).toEqual(['BOOKED', expect.anything()]);
  const past = bookings.filter(({ startsAt }) => startsAt <= now);
  expect(new Set(past.map(({ status }) => status))).toEqual(new Set(['BOOKED', 'CANCELLED']));
  expect(past.some(({ noShowAt }) => noShowAt)).toBe(true);
  expect(bookings.every(({ lead }) => lead.status === 'BOOKED')).toBe(true);
});

it('has a subscription with invoices, of which those that are due are paid', async () => {
  const invoices = await inWorkspace('acme', (tx) => tx.invoiceRow.findMany({ orderBy: { periodStart: 'asc' } }));
  expect(invoices.length).toBe(3);
  const now = fd.services.clock();
  for (const { status, dueAt, totalMinor } of invoices)
    expect([status, totalMinor > 0n]).toEqual([dueAt < now ? 'PAID' : 'OPEN', true]);
});

async function acmeMessages(ids: string[]): Promise<Map<string, string>> {
  const acme = (await workspaces()).find(({ slug }) => slug === 'acme');
  const rows = await fd.services.database
    .forWorkspace(acme?.id ?? '')
    .read((tx) => tx.message.findMany({ where: { id: { in: ids } }, select: { id: true, status: true } }));
  return new Map(rows.map(({ id, status }) => [id, status]));
}

it.each([
  ['acme', 'What does a membership cost?', 'Membership costs 49 GBP a month.'],
  ['acme', 'When are you open?', 'The studios are open Monday to Friday from 06:30 to 22:00'],
  ['globex', 'What does a teeth cleaning cost?', 'Teeth cleaning costs 65 GBP and takes 45 minutes.'],
])('answers a question of a contact of %s: %s [AG-15]', async (slug, question, answer) => {
  const { id } = (await workspaces()).find((one) => one.slug === slug) ?? { id: '' };
  const found = await answerQuestions(fd.services, {
    workspaceId: id,
    questions: [question],
    now: fd.services.clock(),
    placeOf: async () => ({ language: 'en', phoneConfigId: null }),
  });
  expect(JSON.stringify(found)).toContain(answer);
});

it('has only conversations, leads and the agent without activity', async () => {
  const basic = await startFrontdesk();
  try {
    await seedDemo(basic.services, false);
    const [acme] = await basic.services.database.system.prisma.workspace.findMany({ where: { slug: 'acme' } });
    const counts = await basic.services.database.forWorkspace(acme?.id ?? '').read(async (tx) => ({
      conversations: await tx.conversation.count({ where: { status: 'OPEN' } }),
      leads: await tx.lead.count(),
      others: [
        await tx.booking.count(),
        await tx.conversationNote.count(),
        await tx.surfaceTemplate.count(),
        await tx.entity.count(),
        await tx.workspaceSubscription.count(),
      ],
    }));
    expect(counts).toEqual({ conversations: 60, leads: 340, others: [0, 0, 0, 0, 0] });
  } finally {
    await basic.close();
  }
});
