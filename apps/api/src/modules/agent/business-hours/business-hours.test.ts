import { isOpen, nextOpening, openingLabel, WEEKDAYS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, signedInAgain, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildPhoneConfig } from '../../../../test/testkit/channels.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { closedNow } from '../../../../test/testkit/hours.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, someone } from '../../../../test/testkit/phone.ts';
import { hoursAt } from './business-hours.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const FIELDS = `phoneConfigId isSet closedBehavior timezone isOpen opensAt holidays { name from until }
  weekly { weekday intervals { from until } }`;
const READ = `query ($id: ID) { businessHours(phoneConfigId: $id) { ${FIELDS} } }`;
const day = (weekday: string, from: string, until: string) => ({ weekday, intervals: [{ from, until }] });
const HOURS = {
  weekly: [day('MONDAY', '09:00', '17:30'), day('SATURDAY', '10:00', '24:00')],
  holidays: [{ name: 'Christmas', from: '2126-12-24', until: '2126-12-26' }],
  closedBehavior: 'TAKE_MESSAGE',
};
const hoursOf = async (caller: object, id: string | null = null) =>
  (await as(fd, caller).ok(READ, { id })).businessHours;
const openDays = ({ weekly }: { weekly: { weekday: string; intervals: object[] }[] }) =>
  weekly.filter(({ intervals }) => intervals.length > 0).map(({ weekday }) => weekday);

describe('business hours', () => {
  it('are set for a workspace and leave other workspaces open all day [AG-12]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    expect(await hoursOf(acme.owner)).toMatchObject({ isSet: false, weekly: [], isOpen: true, opensAt: null });
    const answer = await mutate(fd, acme.owner, 'updateBusinessHours', HOURS, `hours { ${FIELDS} }`);
    expect(answer.hours).toMatchObject({ isSet: true, closedBehavior: 'TAKE_MESSAGE', holidays: HOURS.holidays });
    expect(answer.hours.weekly.map(({ weekday }: { weekday: string }) => weekday)).toEqual(WEEKDAYS);
    expect(await hoursOf(acme.owner)).toEqual(answer.hours);
    expect(openDays(await hoursOf(acme.owner))).toEqual(['MONDAY', 'SATURDAY']);
    expect(await hoursOf(globex.owner)).toMatchObject({ isSet: false, weekly: [], isOpen: true });
  });

  it('of a number replace those of the workspace until they are removed [AG-12]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const number = await buildPhoneConfig(fd, acme, acme.owner, { number: someone() });
    await mutate(fd, acme.owner, 'updateBusinessHours', HOURS);
    expect(await hoursOf(acme.owner, number)).toMatchObject({ phoneConfigId: number, isSet: false });
    expect(openDays(await hoursOf(acme.owner, number))).toEqual(['MONDAY', 'SATURDAY']);
    const own = { ...HOURS, phoneConfigId: number, weekly: [day('SUNDAY', '00:00', '12:00')], holidays: [] };
    expect(await outcome(fd, acme.owner, 'updateBusinessHours', own)).toBe('ok');
    expect(openDays(await hoursOf(acme.owner, number))).toEqual(['SUNDAY']);
    expect(openDays(await hoursOf(acme.owner))).toEqual(['MONDAY', 'SATURDAY']);
    expect(await outcome(fd, acme.owner, 'deleteBusinessHours', { phoneConfigId: number })).toBe('ok');
    expect(openDays(await hoursOf(acme.owner, number))).toEqual(['MONDAY', 'SATURDAY']);
  });

  it('apply the holidays of the workspace to a number with hours of its own [AG-12]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const number = await buildPhoneConfig(fd, acme, acme.owner, { number: someone() });
    await mutate(fd, acme.owner, 'updateBusinessHours', HOURS);
    const weekly = WEEKDAYS.map((weekday) => day(weekday, '00:00', '24:00'));
    await mutate(fd, acme.owner, 'updateBusinessHours', { ...HOURS, phoneConfigId: number, weekly, holidays: [] });
    const at = (instant: string) =>
      fd.services.database.forWorkspace(acme.id).read((tx) => hoursAt(tx, new Date(instant), number));
    expect(await at('2126-12-23T12:00:00Z')).toMatchObject({ open: true, opensAt: null, instruction: null });
    expect(await at('2126-12-24T12:00:00Z')).toMatchObject({ open: false, opensAt: '2126-12-27T00:00:00.000Z' });
  });

  it('are unknown for a number of another workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const foreign = await buildPhoneConfig(fd, globex, globex.owner, { number: someone() });
    const { errors } = await as(fd, acme.owner).run(READ, { id: foreign });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'updateBusinessHours', { ...HOURS, phoneConfigId: foreign })).toBe(
      'NOT_FOUND',
    );
    expect(await hoursOf(globex.owner, foreign)).toMatchObject({ isSet: false });
  });

  it.each([
    [
      'an interval that ends before it begins',
      { weekly: [day('MONDAY', '10:00', '09:00')] },
      'BUSINESS_HOURS_INVALID',
      'weekly',
    ],
    ['a time that does not exist', { weekly: [day('MONDAY', '10:00', '25:00')] }, 'BUSINESS_HOURS_INVALID', 'weekly'],
    [
      'overlapping intervals of one day',
      { weekly: [day('MONDAY', '09:00', '12:00'), day('MONDAY', '11:00', '13:00')] },
      'BUSINESS_HOURS_INVALID',
      'weekly',
    ],
    [
      'a date that does not exist',
      { holidays: [{ name: 'X', from: '2126-02-30', until: '2126-03-01' }] },
      'HOLIDAYS_INVALID',
      'holidays',
    ],
    [
      'a holiday without a name',
      { holidays: [{ name: ' ', from: '2126-03-01', until: '2126-03-01' }] },
      'HOLIDAYS_INVALID',
      'holidays',
    ],
  ])('refuse %s', async (_what, invalid, code, field) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await mutate(fd, acme.owner, 'updateBusinessHours', { ...HOURS, ...invalid })).toMatchObject({
      code,
      field,
    });
    expect(await outcome(fd, acme.owner, 'updateBusinessHours', HOURS)).toBe('ok');
  });

  it('are changed with workspace.settings only', async () => {
    const { acme } = await twoWorkspaces(fd);
    const settings = await buildMember(fd, acme, { grants: [{ policy: 'workspace.settings' }] });
    const other = await buildMember(fd, acme, { grants: [{ policy: 'lead.manage' }] });
    const change = (caller: object) => outcome(fd, caller, 'updateBusinessHours', HOURS);
    expect(await change(settings)).toBe('ok');
    expect(await change(other)).toBe('FORBIDDEN');
  });
});

describe('the agent outside business hours', () => {
  it('says when the team is back, and only while it is closed [AG-12]', async () => {
    const { hours, opening } = closedNow(fd);
    const phone = await openPhone(fd);
    const asked = () => JSON.stringify(phone.fakes.asked.map(({ messages }) => messages));
    await phone.say(someone(), 'Hello');
    await phone.settle();
    expect(asked()).not.toContain('Our team');
    const input = { ...hours, closedBehavior: 'ANSWER_AND_INFORM' };
    await mutate(fd, await signedInAgain(fd, phone.owner), 'updateBusinessHours', input);
    await phone.say(someone(), 'Hello');
    await phone.settle();
    const replies = openingLabel(opening, fd.services.clock(), 'UTC');
    expect(asked()).toContain(`Our team is closed now and replies ${replies}`);
  });

  it.each([
    ['ANSWER', null],
    ['ANSWER_AND_INFORM', expect.stringContaining('Say once when the team is back')],
    ['TAKE_MESSAGE', expect.stringContaining('ask for a message')],
  ])('follows the setting %s [AG-12]', async (closedBehavior, instruction) => {
    const { hours, opening } = closedNow(fd);
    const { acme } = await twoWorkspaces(fd);
    await mutate(fd, acme.owner, 'updateBusinessHours', { ...hours, closedBehavior });
    const found = await fd.services.database.forWorkspace(acme.id).read((tx) => hoursAt(tx, fd.services.clock(), null));
    expect(found).toEqual({ open: false, opensAt: opening.toISOString(), closedBehavior, instruction });
  });

  it('has a test clock outside the configured hours (precondition)', () => {
    const { weekly, opening } = closedNow(fd);
    expect(isOpen({ weekly, holidays: [] }, 'UTC', fd.services.clock())).toBe(false);
    expect(nextOpening({ weekly, holidays: [] }, 'UTC', fd.services.clock())).toEqual(opening);
  });
});
