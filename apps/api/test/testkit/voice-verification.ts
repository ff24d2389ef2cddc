import type { SpeakerComparison, SpeakerEngine, SpeechDefect } from '@frontdesk/providers';
import { hashSecret } from '../../src/crypto/opaque-token.ts';
import type { Caller } from './as.ts';
import type { BuiltWorkspace, Member } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import type { Scene } from './scene.ts';

/** A speaker engine whose answers a test determines. */
export interface FakeSpeakerEngine extends SpeakerEngine {
  comparison: SpeakerComparison;
  defect: SpeechDefect | null;
  /** Voiceprint that `enroll` returns. Null if the recordings do not agree. */
  enrolled: Uint8Array | null;
  /** Error that every method throws. */
  failure: Error | null;
  /** Digits of the last request. */
  digits: readonly string[];
  /** Voiceprint of the last comparison. */
  compared: Uint8Array | null;
}

/** Answers of a fake engine that no test has changed: every voice matches. */
export const MATCHING_VOICE = {
  comparison: { areDigitsRight: true, score: 2 },
  defect: null,
  enrolled: Buffer.from('voiceprint of a test'),
  failure: null,
  digits: [],
  compared: null,
} as const;

export function fakeSpeakerEngine(): FakeSpeakerEngine {
  const attempt = () => {
    if (engine.failure) throw engine.failure;
  };
  const engine: FakeSpeakerEngine = {
    model: 'test-1',
    thresholds: { LENIENT: 1, BALANCED: 2, STRICT: 3 },
    ...MATCHING_VOICE,
    inspect: async () => {
      attempt();
      return engine.defect;
    },
    enroll: async (samples) => {
      attempt();
      engine.digits = samples.map(({ digits }) => digits);
      return engine.enrolled;
    },
    compare: async (print, samples) => {
      attempt();
      engine.digits = samples.map(({ digits }) => digits);
      engine.compared = print;
      return engine.comparison;
    },
    close: async () => {},
  };
  return engine;
}

/** Returns a WAV file in the accepted format, with half a second of a tone. */
export function buildWav({ rate = 16_000, channels = 1, samples = 8_000 } = {}): Buffer {
  const data = Buffer.alloc(samples * 2);
  for (let at = 0; at < samples; at += 1) data.writeInt16LE(Math.round(8_000 * Math.sin(at / 10)), at * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** Sends recordings of a challenge. */
export async function postRecordings(
  fd: TestFrontdesk,
  { bearer, workspace }: Caller,
  { id, body }: { id: string; body: Buffer },
) {
  const response = await fd.app.inject({
    method: 'POST',
    url: `/voice-checks/${id}`,
    headers: {
      'content-type': 'application/octet-stream',
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...(workspace ? { 'x-workspace': workspace } : {}),
    },
    payload: body,
  });
  return { status: response.statusCode, body: response.json() as Record<string, unknown> };
}

export const enableVoiceVerification = (
  fd: TestFrontdesk,
  { id }: Pick<BuiltWorkspace, 'id'>,
  data: object = {},
): Promise<unknown> =>
  fd.services.database
    .forWorkspace(id)
    .write((tx) => tx.workspace.update({ where: { id }, data: { voiceVerificationEnabled: true, ...data } }));

/** Stores a voiceprint of the member, which replaces an earlier one. */
export function buildVoiceprint(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { memberId }: Pick<Member, 'memberId'>,
  { model = 'test-1', content = 'voiceprint of a test' } = {},
): Promise<unknown> {
  const { vault, clock, database } = fd.services;
  return database.forWorkspace(workspaceId).write(async (tx) => {
    const place = { workspaceId, table: 'voiceprints', row: memberId, column: 'sealed', origin: null };
    const sealed = await vault.sealFor(tx, place, Buffer.from(content).toString('base64'));
    const [enrolledAt, usedAt] = [clock(), clock()];
    const consent = { consentVersion: '2026-11', consentLanguage: 'en' };
    const data = { model, sealed, enrolledAt, usedAt, ...consent };
    const key = { workspaceId, memberId };
    return tx.voiceprint.upsert({
      where: { workspaceId_memberId: key },
      create: { ...key, ...data },
      update: data,
    });
  });
}

/** Stores a voiceprint of the scene's caller. Has no effect for a caller who is not a member. */
export async function buildOwnVoiceprint({ fd, workspace, person, founder }: Scene): Promise<void> {
  const { userId } = person ?? founder;
  const member = await fd.services.database
    .forWorkspace(workspace.id)
    .read((tx) => tx.member.findFirst({ where: { userId }, select: { id: true } }));
  if (member) await buildVoiceprint(fd, workspace, { memberId: member.id });
}

/** Prepares a workspace in which the caller must pass the voice check. */
export async function awaitVoiceCheck(scene: Scene): Promise<void> {
  const { fd, workspace } = scene;
  await enableVoiceVerification(fd, workspace);
  await buildOwnVoiceprint(scene);
}

/** Prepares a voice check of the scene's caller for which a code was emailed. */
export async function buildEmailedCode(scene: Scene, code: string): Promise<void> {
  const { fd, workspace, person, founder } = scene;
  await awaitVoiceCheck(scene);
  const { userId, bearer } = person ?? founder;
  const sessionId = JSON.parse(Buffer.from(bearer.split('.')[1] ?? '', 'base64url').toString()).sid;
  const now = fd.services.clock();
  await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    const member = await tx.member.findFirst({ where: { userId }, select: { id: true } });
    if (!member) return;
    const key = { workspaceId: workspace.id, sessionId };
    const codeHash = Uint8Array.from(hashSecret(code));
    const data = { status: 'PENDING', codeHash, codeExpiresAt: new Date(now.getTime() + 600_000), updatedAt: now };
    const memberId = member.id;
    await tx.sessionVoiceCheck.upsert({
      where: { workspaceId_sessionId: key },
      create: { ...key, memberId, ...data },
      update: data,
    });
  });
}
