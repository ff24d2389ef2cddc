import { expect, it } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import { refused } from '../errors/refused.ts';
import { withPayloads } from './payload.ts';

/** Runs a mutation that is refused, in a schema with this mutation only. */
const refusedWith = (code: Parameters<typeof refused>[0], mode: 'development' | 'production') =>
  graphql({
    schema: withPayloads(
      buildSchema(`type Query { one: Int } type UserError { code: String! } type ContactPayload { errors: [UserError!]! }
        type Mutation { "Changes a contact." updateContact: ContactPayload! }`),
    ),
    source: 'mutation { updateContact { errors { code } } }',
    rootValue: { updateContact: () => refused(code) },
    contextValue: { services: { mode } },
  });

it('a mutation fails when it returns a code that it does not list, except in production [API-07]', async () => {
  const shown = (code: string) => ({ data: { updateContact: { errors: [{ code }] } } });
  expect(await refusedWith('PHONE_TAKEN', 'development')).toEqual(shown('PHONE_TAKEN'));
  expect(await refusedWith('SLUG_TAKEN', 'production')).toEqual(shown('SLUG_TAKEN'));
  const { errors } = await refusedWith('SLUG_TAKEN', 'development');
  expect(errors?.[0]?.message).toMatch(/^updateContact returned SLUG_TAKEN, .*pnpm schema/);
});
