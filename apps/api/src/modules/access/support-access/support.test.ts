import { isWorkspacePair } from '@frontdesk/policies';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildMember,
  buildUser,
  type Member,
  type Person,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { operationFor, rootFields } from '../../../../test/testkit/graph.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { fieldOf, SAMPLES } from '../../../../test/testkit/samples.ts';
import { openScene } from '../../../../test/testkit/scene.ts';
import { watch } from '../../../../test/testkit/watch.ts';
import { sharedGraph } from '../../../graphql/schema.ts';

let fd: TestFrontdesk;
let address: string;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let pia: Person;
let inAcme: Person & { workspace: string };
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  inAcme = { ...pia, workspace: acme.slug };
});
afterAll(() => fd.close());

const REASON = 'Ada wrote that her leads are gone.';
const grant = (who: Member = acme.owner, level = 'READ', hours = 2) =>
  mutate(fd, who, 'grantSupportAccess', { level, hours }, 'access { id expiresAt }');
const enter = (who: Person = pia, slug = acme.slug) =>
  outcome(fd, who, 'startSupportSession', { slug, reason: REASON });
const opens = (who: Person & { workspace: string } = inAcme) => as(fd, who).denied('{ workspace { id } }');
const trail = () =>
  rows<{ name: string; actor_kind: string; actor_id: string; actor_label: string; after: object | null }>(
    fd,
    'select name, actor_kind, actor_id, actor_label, after from audit_events where workspace_id = $1 order by at, id',
    [acme.id],
  );

describe('support access [O1]', () => {
  it('is used if a member granted it, with a reason, and the audit log names both users', async () => {
    expect(await opens()).toBe('NOT_FOUND');
    await grant();
    // The grant alone gives no access to the workspace.
    expect(await opens()).toBe('NOT_FOUND');
    expect(await enter()).toBe('ok');
    const { workspace } = await as(fd, inAcme).ok(
      '{ workspace { slug viewer { memberId support { grantedByName level reason expiresAt } } } }',
    );
    expect(workspace).toEqual({
      slug: acme.slug,
      viewer: {
        memberId: null,
        support: {
          grantedByName: 'Ada',
          level: 'READ',
          reason: REASON,
          expiresAt: expect.stringMatching(/^\d{4}-/),
        },
      },
    });
    const both = { actor_kind: 'SUPPORT', actor_id: pia.userId, actor_label: 'Pia Platform, support for Ada' };
    expect(await trail()).toMatchObject([
      { name: 'support.granted', actor_kind: 'USER', actor_label: 'Ada' },
      { name: 'support.session_started', ...both, after: { reason: REASON, level: 'READ' } },
    ]);
    const [mail] = await emailsTo(fd, acme.owner.email);
    expect(mail?.subject).toBe(`Frontdesk Support joined ${acme.name}`);
    expect(await outcome(fd, pia, 'endSupportSession', { slug: acme.slug })).toBe('ok');
    expect(await opens()).toBe('NOT_FOUND');
    expect((await trail()).at(-1)).toMatchObject({ name: 'support.ended', ...both });
  });

  it('is refused with the same error for every workspace without a grant', async () => {
    const refusals = [await enter(pia, 'never-was-here'), await enter()];
    await grant();
    expect(await enter()).toBe('ok');
    // Another admin cannot use a grant that an admin is already using.
    refusals.push(await enter(await buildUser(fd, { globalRole: 'ADMIN' })));
    await outcome(fd, pia, 'endSupportSession', { slug: acme.slug });
    refusals.push(await enter());
    await grant();
    fd.advance({ hours: 25 });
    refusals.push(await enter(await buildUser(fd, { globalRole: 'ADMIN' })));
    expect(new Set(refusals)).toEqual(new Set(['SUPPORT_NOT_GRANTED']));
  });

  it('requires a global role, a reason, and an account that is not a member of the workspace', async () => {
    await grant();
    expect(await enter(globex.owner)).toBe('FORBIDDEN');
    expect(await outcome(fd, pia, 'startSupportSession', { slug: acme.slug, reason: '  because  ' })).toBe(
      'SUPPORT_REASON_MISSING',
    );
    const ben = await buildMember(fd, acme, { person: await buildUser(fd, { globalRole: 'ADMIN' }), role: 'viewer' });
    expect(await enter(ben)).toBe('SUPPORT_OF_OWN_WORKSPACE');
    expect(await outcome(fd, acme.owner, 'grantSupportAccess', { level: 'READ', hours: 5 })).toBe(
      'SUPPORT_HOURS_INVALID',
    );
    expect(await enter()).toBe('ok');
  });

  it('never exceeds the current permissions of the granting member, and ends with their membership', async () => {
    const ben = await buildMember(fd, acme, { role: 'admin', name: 'Ben' });
    const audit = () => as(fd, inAcme).denied('{ auditEvents(first: 1) { totalCount } }');
    await grant(ben, 'CHANGE');
    await enter();
    expect(await audit()).toBeNull();
    await mutate(fd, acme.owner, 'updateMember', { id: ben.memberId, role: 'viewer', grants: [] });
    expect(await audit()).toBe('FORBIDDEN');
    expect(await opens()).toBeNull();
    await mutate(fd, acme.owner, 'removeMember', { id: ben.memberId });
    expect(await opens()).toBe('NOT_FOUND');
  });

  it('sees contact details masked', async () => {
    const contact = await buildContact(fd, acme, { name: 'Cora', phone: '+442079460018' });
    await grant(acme.owner, 'CHANGE');
    await enter();
    const ask = 'query ($id: ID!) { contact(id: $id) { name phone } }';
    const seen = async (who: Person & { workspace: string }) =>
      (await as(fd, who).ok(ask, { id: contact.id })).contact.phone;
    expect(await seen(acme.owner)).toBe('+442079460018');
    expect(await seen(inAcme)).not.toContain('946');
  });

  it('ends after its hours, and when a member of the workspace ends it; its subscriptions end too', async () => {
    await grant(acme.owner, 'READ', 1);
    await enter();
    fd.advance({ minutes: 59 });
    const [later, ada] = [await signedInAgain(fd, inAcme), await signedInAgain(fd, acme.owner)];
    expect(await opens(later)).toBeNull();
    fd.advance({ minutes: 2 });
    expect(await opens(later)).toBe('NOT_FOUND');

    const { access } = await grant(ada);
    expect(await enter(later)).toBe('ok');
    const watching = watch(fd, address, later, { query: 'subscription { leadChanged { id } }' });
    expect(await watching.began).toBeNull();
    expect(await outcome(fd, ada, 'revokeSupportAccess', { id: access.id })).toBe('ok');
    expect((await watching.next()).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await watching.close();
    expect(await opens(later)).toBe('NOT_FOUND');
  });

  it('is used by one operator at a time under concurrency, and there is one open grant at a time', async () => {
    const ben = await buildMember(fd, acme, { role: 'admin' });
    const outcomes = await Promise.all(
      [acme.owner, ben].map((who) => outcome(fd, who, 'grantSupportAccess', { level: 'READ', hours: 1 })),
    );
    expect(outcomes.sort()).toEqual(['SUPPORT_GRANTED_ALREADY', 'ok']);
    const admins = await Promise.all([1, 2, 3].map(() => buildUser(fd, { globalRole: 'ADMIN' })));
    const entered = await Promise.all(admins.map((admin) => enter(admin)));
    expect(entered.sort()).toEqual(['SUPPORT_NOT_GRANTED', 'SUPPORT_NOT_GRANTED', 'ok']);
  });

  it('cannot change anything without an audit event that names both users', async () => {
    const roots = rootFields(sharedGraph()).filter(({ kind }) => kind === 'mutation');
    const silent: string[] = [];
    const visible: string[] = [];
    for (const root of roots) {
      const { action, subject } = (root.field.extensions.can ?? {}) as { action?: string; subject?: string };
      // Only mutations that change data of a workspace are tested.
      if (!action || !subject || !isWorkspacePair(action, subject) || action === 'read') continue;
      for (const sample of Object.keys(SAMPLES).filter((name) => fieldOf(name) === root.name)) {
        const scene = await openScene(fd, 'support, changing');
        const variables = (await SAMPLES[sample]?.(scene)) ?? {};
        if (await as(fd, scene.caller).denied(operationFor(root, 0), variables)) continue;
        const lines = await rows<{ actor_label: string }>(
          fd,
          `select actor_label from audit_events where workspace_id = $1 and actor_kind = 'SUPPORT' and actor_id = $2`,
          [scene.workspace.id, scene.person?.userId],
        );
        const named = lines.some(({ actor_label }) => actor_label === 'Pia Platform, support for Faye Founder');
        (named ? visible : silent).push(sample);
      }
    }
    // These samples change no data: they have no effect or are refused.
    expect(silent.sort()).toEqual([
      'Mutation.applyConfiguration',
      'Mutation.deleteBusinessHours',
      'Mutation.resumeAgent',
      'Mutation.startTestRun',
      'Mutation.syncTemplates',
      'Mutation.testAgent',
      'Mutation.updateBooking',
      'Mutation.updateContact, all of it',
      'Mutation.updateLead',
      'Mutation.updateVoiceSettings, how it sounds',
    ]);
    expect(visible).toContain('Mutation.deleteLead');
  });
});
