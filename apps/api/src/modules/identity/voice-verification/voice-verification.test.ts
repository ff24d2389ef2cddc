import { VOICE_SKIP_REASONS } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  buildApiKey,
  buildMember,
  buildWorkspace,
  type Member,
  PASSWORD,
  withFreshToken,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { statementsOf } from '../../../../test/testkit/query-count.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { codeOf, startTotpSetup } from '../../../../test/testkit/second-factors.ts';
import {
  buildVoiceprint,
  buildWav,
  enableVoiceVerification,
  fakeSpeakerEngine,
  MATCHING_VOICE,
  postRecordings,
} from '../../../../test/testkit/voice-verification.ts';
import { watch } from '../../../../test/testkit/watch.ts';
import { pruneVoiceprintsJob } from '../voiceprints/index.ts';

const engine = fakeSpeakerEngine();
let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk({ speakerEngine: engine });
});
afterAll(() => fd.close());
beforeEach(() => {
  Object.assign(engine, MATCHING_VOICE);
});

const ASK = '{ leads(first: 1) { totalCount } }';
const READ = '{ voiceVerification { status attemptsLeft canSkip fallbacks voiceprint { model } consentVersion } }';
const STATUS = 'voiceVerification { status }';
const CONSENT = { consentVersion: '2026-11', consentLanguage: 'en' };

/** Returns a member with a voiceprint in a workspace that uses voice verification, and who has not passed the check. */
async function pending(settings: object = {}): Promise<Member & { workspaceId: string }> {
  const workspace = await buildWorkspace(fd);
  await enableVoiceVerification(fd, workspace, settings);
  const mia = await buildMember(fd, workspace, { role: 'owner' });
  await buildVoiceprint(fd, workspace, mia);
  return { ...mia, workspaceId: workspace.id };
}

const statusOf = async (who: Member) => (await as(fd, who).ok(READ)).voiceVerification.status;
const denied = (who: Member) => as(fd, who).denied(ASK);

async function challengeOf(who: Member): Promise<{ id: string; phrases: string[] }> {
  const { challenge } = await mutate(fd, who, 'startVoiceCheck', {}, 'challenge { id phrases expiresAt uploadPath }');
  return challenge;
}

async function attempt(who: Member) {
  const { id, phrases } = await challengeOf(who);
  const body = Buffer.concat(phrases.map(() => buildWav()));
  return (await postRecordings(fd, who, { id, body })).body;
}

describe('voice verification with both gates [AM-39] [AM-40] [AM-41]', () => {
  it('asks only if the installation and the workspace have enabled it', async () => {
    const beside = await startFrontdesk({ beside: fd, speakerEngine: null });
    const mia = await pending();
    expect(await as(fd, mia).denied(ASK)).toBe('VOICE_VERIFICATION_PENDING');
    expect(await as(beside, mia).denied(ASK)).toBeNull();
    expect((await as(beside, mia).ok(READ)).voiceVerification.status).toBe('NOT_REQUIRED');
    const disabled = await pending({ voiceVerificationEnabled: false });
    expect(await denied(disabled)).toBeNull();
    expect(await statusOf(disabled)).toBe('NOT_REQUIRED');
    const input = { requiresSecondFactor: false, voiceVerificationEnabled: true };
    expect(await outcome(beside, disabled, 'updateSecuritySettings', input)).toBe('VOICE_NOT_AVAILABLE');
    expect(await outcome(fd, disabled, 'updateSecuritySettings', input)).toBe('ok');
    expect(await denied(disabled)).toBe('VOICE_VERIFICATION_PENDING');
    await beside.close();
  });

  it('is off in a new workspace', async () => {
    const workspace = await buildWorkspace(fd);
    const mia = await buildMember(fd, workspace, { role: 'owner' });
    const { securitySettings } = await as(fd, mia).ok(
      '{ securitySettings { isVoiceVerificationAvailable voiceVerificationEnabled voiceThreshold voiceSkipPolicy } }',
    );
    expect(securitySettings).toEqual({
      isVoiceVerificationAvailable: true,
      voiceVerificationEnabled: false,
      voiceThreshold: 'BALANCED',
      voiceSkipPolicy: 'ALLOW_AND_NOTIFY',
    });
  });

  it('does not lock a member without a voiceprint, and offers to create one', async () => {
    const workspace = await buildWorkspace(fd);
    await enableVoiceVerification(fd, workspace);
    const mia = await buildMember(fd, workspace, { role: 'agent' });
    expect(await statusOf(mia)).toBe('ENROLLMENT_OFFERED');
    expect(await denied(mia)).toBeNull();
    const postponed = await mutate(fd, mia, 'postponeVoiceEnrollment', {}, STATUS);
    expect(postponed.voiceVerification.status).toBe('POSTPONED');
  });

  it('locks every operation of the workspace, but not the account and the voice check itself [VV-04]', async () => {
    const mia = await pending();
    expect(await denied(mia)).toBe('VOICE_VERIFICATION_PENDING');
    expect(await outcome(fd, mia, 'createLead', { name: 'x', phone: 'x', consent: true })).toBe(
      'VOICE_VERIFICATION_PENDING',
    );
    const address = await fd.listen();
    const watching = watch(fd, address, mia, { query: 'subscription { leadChanged { kind } }' });
    expect((await watching.began)?.errors?.[0]?.extensions.code).toBe('VOICE_VERIFICATION_PENDING');
    await watching.close();
    expect(await as(fd, mia).denied('{ viewer { memberships { workspace { slug } } } }')).toBeNull();
    expect(await as(fd, mia).denied(READ)).toBeNull();
  });

  it('leaves the other workspaces of the session open [VV-04]', async () => {
    const mia = await pending();
    const other = await buildMember(fd, await buildWorkspace(fd), { role: 'owner', person: mia });
    expect(await denied(mia)).toBe('VOICE_VERIFICATION_PENDING');
    expect(await denied({ ...other, bearer: mia.bearer })).toBeNull();
  });

  it('does not ask API keys [VV-04]', async () => {
    const mia = await pending();
    const workspace = { id: mia.workspaceId, slug: mia.workspace, name: '' };
    const key = await buildApiKey(fd, workspace, mia, { scopes: ['lead.read'] });
    expect(await as(fd, key).denied(ASK)).toBeNull();
    expect(await as(fd, key).denied(READ)).toBe('FORBIDDEN');
  });

  it('locks a session that was cached before the workspace enabled it', async () => {
    const mia = await pending({ voiceVerificationEnabled: false });
    for (let times = 0; times < 3; times += 1) expect(await denied(mia)).toBeNull();
    // Precondition: the caller is cached.
    const statements = await statementsOf(() => as(fd, mia).ok(ASK));
    expect(statements.some((text) => text.includes('app.caller('))).toBe(false);
    await enableVoiceVerification(fd, { id: mia.workspaceId });
    expect(await denied(mia)).toBe('VOICE_VERIFICATION_PENDING');
  });
});

describe('a voice check [AM-42] [AM-44]', () => {
  it('asks for other digits each time, and admits the member whose voice matches [VV-05]', async () => {
    const mia = await pending();
    const first = await challengeOf(mia);
    const second = await challengeOf(mia);
    expect(first.phrases).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)]);
    expect(second.phrases).not.toEqual(first.phrases);
    expect([...first.phrases, ...second.phrases].join(' ')).not.toMatch(/(\d)\1/);
    const body = Buffer.concat([buildWav(), buildWav()]);
    // New digits replace the earlier ones.
    expect((await postRecordings(fd, mia, { id: first.id, body })).body.code).toBe('VOICE_CHALLENGE_EXPIRED');
    expect(await denied(mia)).toBe('VOICE_VERIFICATION_PENDING');
    expect(await postRecordings(fd, mia, { id: second.id, body })).toEqual({
      status: 200,
      body: { status: 'VERIFIED' },
    });
    expect(engine.digits).toEqual(second.phrases);
    expect(Buffer.from(engine.compared ?? []).toString()).toBe('voiceprint of a test');
    expect(await denied(mia)).toBeNull();
    expect(await statusOf(mia)).toBe('VERIFIED');
  });

  it('accepts a challenge once, in time, from its own session and workspace [VV-05]', async () => {
    const mia = await pending();
    const zoe = await pending();
    const body = Buffer.concat([buildWav(), buildWav()]);
    const { id } = await challengeOf(mia);
    expect((await postRecordings(fd, zoe, { id, body })).body.code).toBe('VOICE_CHALLENGE_EXPIRED');
    fd.advance({ seconds: 91 });
    expect((await postRecordings(fd, mia, { id, body })).body.code).toBe('VOICE_CHALLENGE_EXPIRED');
    const next = await challengeOf(mia);
    const both = await Promise.all([0, 1].map(() => postRecordings(fd, mia, { id: next.id, body })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it.each([
    ['an empty body', Buffer.alloc(0)],
    ['one recording of two', buildWav()],
    ['another format', Buffer.concat([buildWav({ rate: 48_000 }), buildWav()])],
    ['two channels', Buffer.concat([buildWav({ channels: 2 }), buildWav()])],
    ['other bytes', Buffer.from('not a recording, but long enough to have a header')],
    ['a recording that is too long', Buffer.concat([buildWav({ samples: 21 * 16_000 }), buildWav()])],
  ])('refuses %s', async (_name, body) => {
    const mia = await pending();
    const { id } = await challengeOf(mia);
    expect((await postRecordings(fd, mia, { id, body })).body.code).toBe('VOICE_RECORDING_INVALID');
    expect(await statusOf(mia)).toBe('PENDING');
  });

  it.each([
    [{ defect: 'SILENT' as const }, 'VOICE_SILENT'],
    [{ defect: 'NOISY' as const }, 'VOICE_NOISY'],
    [{ defect: 'TOO_SHORT' as const }, 'VOICE_TOO_SHORT'],
  ])('does not count %j as a failed comparison', async (change, code) => {
    const mia = await pending();
    Object.assign(engine, change);
    expect((await attempt(mia)).code).toBe(code);
    const { voiceVerification } = await as(fd, mia).ok(READ);
    expect(voiceVerification).toMatchObject({ status: 'PENDING', attemptsLeft: 3 });
  });

  it('counts wrong digits as a failed comparison, even if the voice matches', async () => {
    const mia = await pending();
    engine.comparison = { areDigitsRight: false, score: 9 };
    expect((await attempt(mia)).code).toBe('VOICE_WORDS_WRONG');
    const { voiceVerification } = await as(fd, mia).ok(READ);
    expect(voiceVerification).toMatchObject({ status: 'PENDING', attemptsLeft: 2 });
  });

  it('applies the threshold of the workspace [AM-45]', async () => {
    engine.comparison = { areDigitsRight: true, score: 1.5 };
    expect((await attempt(await pending({ voiceThreshold: 'LENIENT' }))).status).toBe('VERIFIED');
    expect((await attempt(await pending({ voiceThreshold: 'BALANCED' }))).code).toBe('VOICE_NO_MATCH');
    engine.comparison = { areDigitsRight: true, score: 2.5 };
    expect((await attempt(await pending({ voiceThreshold: 'STRICT' }))).code).toBe('VOICE_NO_MATCH');
    expect((await attempt(await pending({ voiceThreshold: 'BALANCED' }))).status).toBe('VERIFIED');
  });

  it('offers to enroll again if the voiceprint is of another model', async () => {
    const workspace = await buildWorkspace(fd);
    await enableVoiceVerification(fd, workspace);
    const mia = await buildMember(fd, workspace, { role: 'owner' });
    await buildVoiceprint(fd, workspace, mia, { model: 'older' });
    expect(await statusOf(mia)).toBe('ENROLLMENT_OFFERED');
    expect(await denied(mia)).toBeNull();
  });
});

describe('three comparisons that fail', () => {
  it('require another way to confirm, and are not a skip', async () => {
    const mia = await pending();
    engine.comparison = { areDigitsRight: true, score: 0 };
    expect([(await attempt(mia)).code, (await attempt(mia)).code]).toEqual(['VOICE_NO_MATCH', 'VOICE_NO_MATCH']);
    expect((await attempt(mia)).code).toBe('VOICE_ATTEMPTS_EXHAUSTED');
    expect(await statusOf(mia)).toBe('FAILED');
    expect(await outcome(fd, mia, 'startVoiceCheck', {})).toBe('VOICE_ATTEMPTS_EXHAUSTED');
    expect(await outcome(fd, mia, 'skipVoiceCheck', { reason: 'CANNOT_SPEAK' })).toBe('VOICE_ATTEMPTS_EXHAUSTED');
    expect(await denied(mia)).toBe('VOICE_VERIFICATION_PENDING');
    const mails = await fd.outbox();
    expect(mails.filter(({ to }) => to === mia.email).map(({ subject }) => subject)).toEqual([
      'A voice check failed for your account',
    ]);

    expect((await as(fd, mia).ok(READ)).voiceVerification.fallbacks).toEqual(['EMAIL_CODE']);
    expect(await outcome(fd, mia, 'sendVoiceCheckCode', {})).toBe('ok');
    const code = /\d{6}/.exec((await fd.outbox()).at(-1)?.paragraphs[0] ?? '')?.[0] ?? '';
    expect(await outcome(fd, mia, 'confirmVoiceCheck', { emailCode: '000000' === code ? '000001' : '000000' })).toBe(
      'CODE_WRONG',
    );
    expect(await outcome(fd, mia, 'confirmVoiceCheck', {})).toBe('PROOF_NOT_SINGLE');
    const confirmed = await mutate(fd, mia, 'confirmVoiceCheck', { emailCode: code }, STATUS);
    expect(confirmed.voiceVerification.status).toBe('CONFIRMED');
    expect(await denied(mia)).toBeNull();
  });

  it('can be replaced by the second factor of the account', async () => {
    const mia = await pending();
    const { secret } = await startTotpSetup(fd, mia);
    expect((await as(fd, mia).ok(READ)).voiceVerification.fallbacks).toEqual(['CODE']);
    expect(await outcome(fd, mia, 'sendVoiceCheckCode', {})).toBe('VOICE_CODE_NOT_NEEDED');
    expect(await outcome(fd, mia, 'confirmVoiceCheck', { code: '000000' })).toBe('CODE_WRONG');
    expect(await outcome(fd, mia, 'confirmVoiceCheck', { code: codeOf(fd, secret, 1) })).toBe('ok');
    expect(await statusOf(mia)).toBe('CONFIRMED');
  });

  it('refuses an emailed code after ten minutes', async () => {
    const mia = await pending();
    await mutate(fd, mia, 'sendVoiceCheckCode', {});
    const code = /\d{6}/.exec((await fd.outbox()).at(-1)?.paragraphs[0] ?? '')?.[0] ?? '';
    fd.advance({ minutes: 10, seconds: 1 });
    expect(await outcome(fd, await withFreshToken(fd, mia), 'confirmVoiceCheck', { emailCode: code })).toBe(
      'CODE_WRONG',
    );
  });
});

describe('skipping a voice check [AM-46]', () => {
  it.each(VOICE_SKIP_REASONS)('is possible because of %s, and is audited and emailed', async (reason) => {
    const mia = await pending();
    const skipped = await mutate(fd, mia, 'skipVoiceCheck', { reason }, STATUS);
    expect(skipped.voiceVerification.status).toBe('SKIPPED');
    expect(await denied(mia)).toBeNull();
    const audit = await rows<{ after: object }>(
      fd,
      `select after from audit_events where name = 'voice_check.skipped' and workspace_id = '${mia.workspaceId}'`,
    );
    expect(audit).toEqual([{ after: { reason } }]);
    const mails = (await fd.outbox()).filter(({ to }) => to === mia.email);
    expect(mails.map(({ subject }) => subject)).toEqual(['A voice check was skipped']);
  });

  it('happens by itself if the speaker engine fails', async () => {
    const mia = await pending();
    engine.failure = new Error('the model is gone');
    expect((await attempt(mia)).status).toBe('SKIPPED');
    expect(await denied(mia)).toBeNull();
  });

  it('does not happen by itself for a member who must use the second factor instead', async () => {
    const mia = await pending({ voiceSkipPolicy: 'SECOND_FACTOR_IF_PRESENT' });
    await startTotpSetup(fd, mia);
    engine.failure = new Error('the model is gone');
    expect((await attempt(mia)).code).toBe('SECOND_FACTOR_PROOF_REQUIRED');
    expect(await statusOf(mia)).toBe('PENDING');
  });

  it('sends no email with ALLOW', async () => {
    const mia = await pending({ voiceSkipPolicy: 'ALLOW' });
    expect(await outcome(fd, mia, 'skipVoiceCheck', { reason: 'NO_MICROPHONE' })).toBe('ok');
    expect((await fd.outbox()).filter(({ to }) => to === mia.email)).toEqual([]);
  });

  it('requires the second factor instead with SECOND_FACTOR_IF_PRESENT, from members who have one', async () => {
    const without = await pending({ voiceSkipPolicy: 'SECOND_FACTOR_IF_PRESENT' });
    expect(await outcome(fd, without, 'skipVoiceCheck', { reason: 'NO_MICROPHONE' })).toBe('ok');
    const mia = await pending({ voiceSkipPolicy: 'SECOND_FACTOR_IF_PRESENT' });
    const { secret } = await startTotpSetup(fd, mia);
    expect((await as(fd, mia).ok(READ)).voiceVerification.canSkip).toBe(false);
    expect(await outcome(fd, mia, 'skipVoiceCheck', { reason: 'NO_MICROPHONE' })).toBe('SECOND_FACTOR_PROOF_REQUIRED');
    expect(await outcome(fd, mia, 'confirmVoiceCheck', { code: codeOf(fd, secret, 1) })).toBe('ok');
    expect(await denied(mia)).toBeNull();
  });
});

describe('a voiceprint [AM-43]', () => {
  async function enrolling(): Promise<Member & { workspaceId: string; challenge: { id: string; phrases: string[] } }> {
    const workspace = await buildWorkspace(fd);
    await enableVoiceVerification(fd, workspace);
    const mia = await buildMember(fd, workspace, { role: 'owner' });
    await mutate(fd, mia, 'reauthenticate', { password: PASSWORD });
    const { challenge } = await mutate(fd, mia, 'startVoiceEnrollment', CONSENT, 'challenge { id phrases }');
    return { ...mia, workspaceId: workspace.id, challenge };
  }

  it('is created from all ten digits, read three times', async () => {
    const { challenge, ...mia } = await enrolling();
    expect(challenge.phrases.map((phrase) => [...phrase].sort().join(''))).toEqual(Array(3).fill('0123456789'));
    const body = Buffer.concat(challenge.phrases.map(() => buildWav()));
    expect((await postRecordings(fd, mia, { id: challenge.id, body })).body).toEqual({ status: 'VERIFIED' });
    expect(engine.digits).toEqual(challenge.phrases);
    expect((await as(fd, mia).ok(READ)).voiceVerification.voiceprint).toEqual({ model: 'test-1' });
  });

  it('is an event on the person of the user, without the voiceprint itself', async () => {
    const { challenge, ...mia } = await enrolling();
    const body = Buffer.concat(challenge.phrases.map(() => buildWav()));
    await postRecordings(fd, mia, { id: challenge.id, body });
    const events = () =>
      rows<{ event_type: string; external_id: string; fields: object }>(
        fd,
        `select w.type as event_type, x.external_id, w.fields from world_events w
           join entity_external_ids x on x.workspace_id = w.workspace_id and x.entity_id = w.entity_id
          where w.workspace_id = '${mia.workspaceId}' order by w.ingested_at`,
      );
    expect(await events()).toEqual([
      {
        event_type: 'biometric.voiceprint_enrolled',
        external_id: mia.userId,
        fields: { voiceprint: 'enrolled', voiceprintModel: 'test-1' },
      },
    ]);
    const [stored] = await rows<{ sealed: string }>(
      fd,
      `select sealed from voiceprints where member_id = '${mia.memberId}'`,
    );
    const readable = Buffer.from('voiceprint of a test');
    for (const form of [readable.toString(), readable.toString('base64')]) expect(stored?.sealed).not.toContain(form);

    expect(await outcome(fd, mia, 'deleteMyVoiceprint', {})).toBe('ok');
    expect((await events()).map(({ event_type }) => event_type)).toEqual([
      'biometric.voiceprint_enrolled',
      'biometric.voiceprint_deleted',
    ]);
    expect(await rows(fd, `select 1 from voiceprints where member_id = '${mia.memberId}'`)).toEqual([]);
  });

  it('needs a recent sign-in and the current consent', async () => {
    const workspace = await buildWorkspace(fd);
    await enableVoiceVerification(fd, workspace);
    const mia = await buildMember(fd, workspace, { role: 'owner' });
    fd.advance({ hours: 1 });
    const later = await withFreshToken(fd, mia);
    expect(await outcome(fd, later, 'startVoiceEnrollment', CONSENT)).toBe('REAUTHENTICATION_REQUIRED');
    await mutate(fd, later, 'reauthenticate', { password: PASSWORD });
    const older = { ...CONSENT, consentVersion: '2020-01' };
    expect(await outcome(fd, later, 'startVoiceEnrollment', older)).toBe('VOICE_CONSENT_MISSING');
  });

  it('is not created while the speaker engine fails', async () => {
    const { challenge, ...mia } = await enrolling();
    engine.failure = new Error('the model is gone');
    const body = Buffer.concat(challenge.phrases.map(() => buildWav()));
    expect((await postRecordings(fd, mia, { id: challenge.id, body })).status).toBe(503);
    expect(await statusOf(mia)).toBe('ENROLLMENT_OFFERED');
  });

  it('is not created from recordings that do not agree', async () => {
    const { challenge, ...mia } = await enrolling();
    engine.enrolled = null;
    const body = Buffer.concat(challenge.phrases.map(() => buildWav()));
    const { body: answer } = await postRecordings(fd, mia, { id: challenge.id, body });
    expect(answer.code).toBe('VOICE_ENROLLMENT_INCONSISTENT');
    expect(await statusOf(mia)).toBe('ENROLLMENT_OFFERED');
  });

  it('is not compared with the voice of another member', async () => {
    const mia = await pending();
    const workspace = { id: mia.workspaceId, slug: mia.workspace, name: '' };
    const zoe = await buildMember(fd, workspace, { role: 'owner' });
    await buildVoiceprint(fd, workspace, zoe, { content: 'voiceprint of zoe' });
    await attempt(zoe);
    expect(Buffer.from(engine.compared ?? []).toString()).toBe('voiceprint of zoe');
    expect(await statusOf(mia)).toBe('PENDING');
  });

  it('is deleted after a year without use, and 30 days after the workspace disabled the checks', async () => {
    const workspace = await buildWorkspace(fd);
    await enableVoiceVerification(fd, workspace);
    const [mia, zoe] = [await buildMember(fd, workspace), await buildMember(fd, workspace)];
    await buildVoiceprint(fd, workspace, mia);
    await buildVoiceprint(fd, workspace, zoe);
    const stored = async () =>
      (await rows<{ id: string }>(fd, `select member_id as id from voiceprints where workspace_id = '${workspace.id}'`))
        .length;
    const prune = pruneVoiceprintsJob(fd.services);
    const used = (memberId: string, days: number) =>
      fd.services.database.forWorkspace(workspace.id).write((tx) =>
        tx.voiceprint.updateMany({
          where: { memberId },
          data: { usedAt: new Date(fd.services.clock().getTime() - days * 86_400_000) },
        }),
      );
    await used(mia.memberId, 364);
    await prune();
    expect(await stored()).toBe(2);
    await used(mia.memberId, 366);
    await prune();
    expect(await stored()).toBe(1);
    const disabledAt = new Date(fd.services.clock().getTime() - 31 * 86_400_000);
    await enableVoiceVerification(fd, workspace, {
      voiceVerificationEnabled: false,
      voiceVerificationDisabledAt: disabledAt,
    });
    await prune();
    expect(await stored()).toBe(0);
  });

  it('is deleted by an admin, who cannot read it, and with the membership', async () => {
    const workspace = await buildWorkspace(fd);
    await enableVoiceVerification(fd, workspace);
    const admin = await buildMember(fd, workspace, { role: 'owner' });
    const [mia, zoe] = [await buildMember(fd, workspace, { role: 'agent' }), await buildMember(fd, workspace)];
    await buildVoiceprint(fd, workspace, mia);
    await buildVoiceprint(fd, workspace, zoe);
    expect(await outcome(fd, mia, 'deleteMemberVoiceprint', { memberId: zoe.memberId })).toBe(
      'VOICE_VERIFICATION_PENDING',
    );
    expect(await outcome(fd, admin, 'deleteMemberVoiceprint', { memberId: mia.memberId })).toBe('ok');
    expect(await outcome(fd, admin, 'deleteMemberVoiceprint', { memberId: mia.memberId })).toBe('VOICE_NOT_ENROLLED');
    expect(await outcome(fd, admin, 'removeMember', { id: zoe.memberId })).toBe('ok');
    expect(await rows(fd, `select 1 from voiceprints where workspace_id = '${workspace.id}'`)).toEqual([]);
    const names = await rows<{ name: string }>(
      fd,
      `select name from audit_events where name like 'voice%' and workspace_id = '${workspace.id}'`,
    );
    expect(names.map(({ name }) => name)).toEqual(['voiceprint.deleted', 'voiceprint.deleted']);
  });
});
