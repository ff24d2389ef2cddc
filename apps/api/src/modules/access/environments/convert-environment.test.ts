import { ENVIRONMENT_WARNING_CODES } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildApiKey, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { setEnvironment } from '../../../../test/testkit/scene.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const CHECK = `query ($target: Environment!) { environmentCheck(target: $target) {
  current target possible reason warnings { code effect before after message } } }`;
const CHANGED = 'workspace { environment }';

async function staging() {
  const { acme, globex } = await twoWorkspaces(fd);
  await setEnvironment(fd, acme, 'STAGING');
  return { acme, globex };
}
const environmentOf = async ({ id }: BuiltWorkspace) =>
  (await rows<{ environment: string }>(fd, 'select environment from workspaces where workspace_id = $1', [id]))[0]
    ?.environment;
const conversion = ({ slug }: BuiltWorkspace, overrides: object = {}) => ({
  target: 'PRODUCTION',
  confirmSlug: slug,
  acknowledgements: ENVIRONMENT_WARNING_CODES,
  ...overrides,
});

describe('converting a workspace', () => {
  it('previews the stricter settings, without changing anything [AM-28] [AM-29]', async () => {
    const { acme } = await staging();
    const { environmentCheck } = await as(fd, acme.owner).ok(CHECK, { target: 'PRODUCTION' });
    expect(environmentCheck).toMatchObject({ current: 'STAGING', target: 'PRODUCTION', possible: true, reason: null });
    const warnings = Object.fromEntries(
      environmentCheck.warnings.map((warning: { code: string }) => [warning.code, warning]),
    );
    expect(warnings.IDLE_TIMEOUT).toMatchObject({ effect: 'STRICTER', before: '8 hours', after: '15 minutes' });
    expect(warnings.AUDIT_RETENTION).toMatchObject({ effect: 'STRICTER', before: '365 days', after: '2192 days' });
    expect(warnings.AGENT_EDITS).toMatchObject({ effect: 'STRICTER', after: 'a warning' });
    expect(warnings.COMPLIANCE_CONTROLS.message).toMatch(/take effect: .*HITRUST 01\.t/);
    expect(await environmentOf(acme)).toBe('STAGING');
  });

  it('converts staging to production and back, each with immediate effect [AM-27] [AM-31]', async () => {
    const { acme } = await staging();
    const answer = await mutate(fd, acme.owner, 'convertEnvironment', conversion(acme), CHANGED);
    expect(answer).toMatchObject({ workspace: { environment: 'PRODUCTION' } });
    // The preview of the conversion back to staging lists the controls that apply now.
    const { environmentCheck } = await as(fd, acme.owner).ok(CHECK, { target: 'STAGING' });
    expect(environmentCheck.warnings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'IDLE_TIMEOUT', effect: 'RELAXED', before: '15 minutes', after: '8 hours' }),
        expect.objectContaining({ code: 'AUDIT_RETENTION', effect: 'RELAXED' }),
        expect.objectContaining({ code: 'COMPLIANCE_CONTROLS', effect: 'RELAXED' }),
      ]),
    );
    const back = conversion(acme, { target: 'STAGING' });
    expect(await outcome(fd, acme.owner, 'convertEnvironment', back)).toBe('ok');
    const list =
      '{ environmentConversions(first: 5) { edges { node { fromEnvironment toEnvironment acknowledged convertedByName } } } }';
    const { edges } = (await as(fd, acme.owner).ok(list)).environmentConversions;
    expect(edges.map(({ node }: { node: object }) => node)).toEqual([
      {
        fromEnvironment: 'PRODUCTION',
        toEnvironment: 'STAGING',
        acknowledged: ENVIRONMENT_WARNING_CODES,
        convertedByName: 'Ada',
      },
      expect.objectContaining({ fromEnvironment: 'STAGING', toEnvironment: 'PRODUCTION' }),
    ]);
  });

  it('is refused until every warning is acknowledged, and the slug is typed [AM-28]', async () => {
    const { acme } = await staging();
    for (const code of ENVIRONMENT_WARNING_CODES) {
      const acknowledgements = ENVIRONMENT_WARNING_CODES.filter((one) => one !== code);
      expect(await outcome(fd, acme.owner, 'convertEnvironment', conversion(acme, { acknowledgements }))).toBe(
        'WARNINGS_NOT_ACKNOWLEDGED',
      );
    }
    expect(await outcome(fd, acme.owner, 'convertEnvironment', conversion(acme, { confirmSlug: 'acme' }))).toBe(
      'CONFIRMATION_MISMATCH',
    );
    expect(await environmentOf(acme)).toBe('STAGING');
  });

  it.each([
    ['DEVELOPMENT', 'PRODUCTION'],
    ['DEVELOPMENT', 'STAGING'],
    ['STAGING', 'DEVELOPMENT'],
    ['STAGING', 'STAGING'],
    ['PRODUCTION', 'DEVELOPMENT'],
  ])('refuses to make %s of one that is %s [AM-25]', async (from, target) => {
    const { acme } = await twoWorkspaces(fd);
    await setEnvironment(fd, acme, from);
    const { environmentCheck } = await as(fd, acme.owner).ok(CHECK, { target });
    expect(environmentCheck).toMatchObject({ possible: false, warnings: [] });
    expect(environmentCheck.reason).toContain('only be converted between staging and production');
    expect(await outcome(fd, acme.owner, 'convertEnvironment', conversion(acme, { target }))).toBe(
      'CONVERSION_IMPOSSIBLE',
    );
    expect(await environmentOf(acme)).toBe(from);
  });

  it('requires workspace.security, and is not available to API keys [S3]', async () => {
    const { acme, globex } = await staging();
    const mel = await buildMember(fd, acme, { grants: [{ policy: 'workspace.settings' }] });
    expect(await outcome(fd, mel, 'convertEnvironment', conversion(acme))).toBe('FORBIDDEN');
    expect(await as(fd, mel).denied('{ environmentCheck(target: PRODUCTION) { current } }')).toBe('FORBIDDEN');
    const stranger = { ...globex.owner, workspace: acme.slug };
    expect(await outcome(fd, stranger, 'convertEnvironment', conversion(acme))).toBe('NOT_FOUND');
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.security'] });
    expect(await outcome(fd, key, 'convertEnvironment', conversion(acme))).toBe('FORBIDDEN');
    const security = await buildMember(fd, acme, { grants: [{ policy: 'workspace.security' }] });
    expect(await outcome(fd, security, 'convertEnvironment', conversion(acme))).toBe('ok');
  });

  it('succeeds once for two concurrent requests', async () => {
    const { acme } = await staging();
    const answers = await Promise.all(
      [1, 2, 3].map(() => outcome(fd, acme.owner, 'convertEnvironment', conversion(acme))),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'CONVERSION_IMPOSSIBLE')).toHaveLength(2);
    expect(await rows(fd, 'select 1 from environment_conversions where workspace_id = $1', [acme.id])).toHaveLength(1);
  });
});
