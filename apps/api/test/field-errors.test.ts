import { randomBytes } from 'node:crypto';
import { REFUSALS, type RefusalCode } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from './testkit/as.ts';
import { type BuiltWorkspace, buildLead, twoWorkspaces } from './testkit/build.ts';
import { buildContact } from './testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { documentFor, variablesFor } from './testkit/mutate.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const VALID = { name: 'Nora', phone: '+442079460099', email: 'nora@example.com' };
const WRONG = { name: '', phone: '12', email: 'nora' };
const ERRORS = [
  { field: 'name', code: 'NAME_INVALID', message: REFUSALS.NAME_INVALID },
  { field: 'phone', code: 'PHONE_INVALID', message: REFUSALS.PHONE_INVALID },
  { field: 'email', code: 'EMAIL_INVALID', message: REFUSALS.EMAIL_INVALID },
];

/** For each mutation that reports every wrong field, the other fields of its input. */
const MUTATIONS: Readonly<Record<string, (workspace: BuiltWorkspace) => Promise<object> | object>> = {
  createLead: () => ({ consent: true }),
  updateLead: async (workspace) => ({ id: (await buildLead(fd, workspace)).id }),
  submitForm: ({ slug }) => ({ slug, consent: true }),
  createContact: () => ({}),
  updateContact: async (workspace) => ({ id: (await buildContact(fd, workspace)).id }),
};

interface Wrong {
  readonly valid: (workspace: BuiltWorkspace) => Promise<object> | object;
  readonly wrong: object;
  /** Code of each wrong field, in the order of the errors. */
  readonly errors: Readonly<Record<string, RefusalCode>>;
}
const unique = () => `name-${randomBytes(4).toString('hex')}`;
const LONG = 'x'.repeat(5000);

/** Mutations with other fields: a valid input, and values that make several fields wrong. */
const OTHERS: Readonly<Record<string, Wrong>> = {
  register: {
    valid: () => ({ name: 'Nora', email: `${unique()}@people.test`, password: 'correct horse battery' }),
    wrong: { name: '', email: 'nora', password: 'short' },
    errors: { name: 'NAME_INVALID', email: 'EMAIL_INVALID', password: 'PASSWORD_TOO_SHORT' },
  },
  createWorkspace: {
    valid: () => ({ name: 'Acme', slug: unique(), channel: 'WHATSAPP', environment: 'STAGING', country: 'DE' }),
    wrong: { name: '', slug: '-', country: 'XX', timezone: 'Mars/Olympus', description: LONG },
    errors: {
      name: 'NAME_INVALID',
      slug: 'SLUG_INVALID',
      country: 'COUNTRY_UNKNOWN',
      timezone: 'TIME_ZONE_UNKNOWN',
      description: 'DESCRIPTION_TOO_LONG',
    },
  },
  updateWorkspace: {
    valid: () => ({ name: 'Acme', description: '' }),
    wrong: { name: '', description: LONG, defaultCountry: 'XX', timezone: 'Mars/Olympus' },
    errors: {
      name: 'NAME_INVALID',
      description: 'DESCRIPTION_TOO_LONG',
      defaultCountry: 'COUNTRY_UNKNOWN',
      timezone: 'TIME_ZONE_UNKNOWN',
    },
  },
  createRole: {
    valid: () => ({ name: unique(), policies: ['lead.read'] }),
    wrong: { name: '', description: LONG, policies: [] },
    errors: { name: 'NAME_INVALID', description: 'DESCRIPTION_TOO_LONG', policies: 'POLICIES_EMPTY' },
  },
  createServiceAccount: {
    valid: () => ({ name: unique(), policies: ['lead.read'] }),
    wrong: { name: '', policies: [] },
    errors: { name: 'NAME_INVALID', policies: 'SCOPES_EMPTY' },
  },
  createSavedReply: {
    valid: () => ({ shortcut: unique(), text: 'We open at 8.', folder: 'Hours', visibility: 'PRIVATE' }),
    wrong: { shortcut: 'two words', text: 'Hello {{surname}}', folder: LONG },
    errors: {
      shortcut: 'SHORTCUT_INVALID',
      text: 'SAVED_REPLY_TEXT_INVALID',
      folder: 'SAVED_REPLY_FOLDER_INVALID',
    },
  },
  createSavedView: {
    valid: () => ({ name: unique(), query: 'tag=vip', visibility: 'PRIVATE' }),
    wrong: { name: '', query: LONG },
    errors: { name: 'NAME_INVALID', query: 'VIEW_INVALID' },
  },
  createMonitorConcept: {
    valid: () => ({ name: unique(), phrases: ['refund'], severity: 'SERIOUS' }),
    wrong: { name: '', description: LONG, phrases: [] },
    errors: { name: 'NAME_INVALID', description: 'DESCRIPTION_TOO_LONG', phrases: 'CONCEPT_PHRASES_INVALID' },
  },
  createWebhook: {
    valid: () => ({
      url: 'https://hooks.example.com/frontdesk',
      description: '',
      eventTypes: ['lead.created'],
      filterMatch: 'ALL',
      filterConditions: [],
      maskContactDetails: false,
    }),
    wrong: { description: LONG, eventTypes: [] },
    errors: { description: 'WEBHOOK_DESCRIPTION_TOO_LONG', eventTypes: 'WEBHOOK_EVENTS_EMPTY' },
  },
};

describe('a mutation with several wrong fields', () => {
  it.each(Object.keys(MUTATIONS))('returns three errors: %s [API-07]', async (name) => {
    const { acme } = await twoWorkspaces(fd);
    const others = await MUTATIONS[name]?.(acme);
    const run = (input: object) =>
      as(fd, acme.owner)
        .ok(documentFor(name), variablesFor(name, { ...others, ...input }))
        .then((data) => data[name].errors);
    expect(await run(WRONG)).toEqual(ERRORS);
    expect(await run(VALID)).toEqual([]); // Precondition: the other fields are valid.
  });

  it.each(Object.entries(OTHERS))(
    'returns an error for each of them: %s [API-07]',
    async (name, { valid, wrong, errors }) => {
      const { acme } = await twoWorkspaces(fd);
      const input = await valid(acme);
      const run = async (values: object) =>
        (await as(fd, acme.owner).ok(documentFor(name), variablesFor(name, { ...input, ...values })))[name].errors;
      expect(await run(wrong)).toEqual(
        Object.entries(errors).map(([field, code]) => ({ field, code, message: REFUSALS[code] })),
      );
      expect(await run({})).toEqual([]); // Precondition: the other values are valid.
    },
  );

  it('returns an error without a field if the whole input is refused', async () => {
    const { acme } = await twoWorkspaces(fd);
    const query = 'mutation { leaveWorkspace { errors { code field } } }';
    expect((await as(fd, acme.owner).ok(query)).leaveWorkspace).toEqual({
      errors: [{ code: 'LAST_OWNER', field: null }],
    });
  });
});
