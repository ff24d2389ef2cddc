import { ApolloLink } from '@apollo/client';
import { expect, it } from '@jest/globals';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { createSession } from '../../session/session.ts';
import { answer, answeringLink, denied } from '../../testing/answers.ts';
import { buildViewer, buildWorkspace } from '../../testing/people.ts';
import { createApi } from './client.ts';

async function setUp(tokens: (string | null)[], takes: string) {
  const headers: Record<string, unknown>[] = [];
  const grant = (accessToken: string) => ({
    accessToken,
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    viewer: buildViewer(),
  });
  const transport = {
    refresh: async () => {
      const token = tokens.shift();
      return token ? grant(token) : null;
    },
    viewer: async () => buildViewer(),
    signOut: async () => {},
  };
  const session = createSession(transport, { channel: null });
  await session.start();
  const spy = new ApolloLink((operation, forward) => {
    headers.push(operation.getContext().headers);
    return forward(operation);
  });
  const reply = answer(SessionWorkspaceDocument, () => {
    if (headers.at(-1)?.authorization !== `Bearer ${takes}`) throw denied('UNAUTHENTICATED');
    return { workspace: buildWorkspace() };
  });
  const api = createApi(session, () => ({ link: ApolloLink.from([spy, answeringLink([reply])]), close() {} }));
  return { api, session, headers };
}

it('sends the access token and the workspace', async () => {
  const { api, headers } = await setUp(['one'], 'one');
  await api.forWorkspace('acme').query({ query: SessionWorkspaceDocument });
  expect(headers).toEqual([{ authorization: 'Bearer one', 'x-workspace': 'acme' }]);
});

it('renews a rejected access token and retries once', async () => {
  const { api, headers } = await setUp(['old', 'new'], 'new');
  const { data } = await api.forWorkspace('acme').query({ query: SessionWorkspaceDocument });
  expect(data?.workspace.name).toBe('Acme');
  expect(headers.map(({ authorization }) => authorization)).toEqual(['Bearer old', 'Bearer new']);
});

it('does not retry a second time', async () => {
  const { api, headers } = await setUp(['old', 'older'], 'none of them');
  await expect(api.forWorkspace('acme').query({ query: SessionWorkspaceDocument })).rejects.toThrow('UNAUTHENTICATED');
  expect(headers).toHaveLength(2);
});

it('uses a separate cache per workspace and clears it after sign-out', async () => {
  const { api, session } = await setUp(['one'], 'one');
  const acme = api.forWorkspace('acme');
  await acme.query({ query: SessionWorkspaceDocument });
  expect(acme.readQuery({ query: SessionWorkspaceDocument })).not.toBeNull();
  expect(api.forWorkspace('globex').readQuery({ query: SessionWorkspaceDocument })).toBeNull();
  expect(api.forWorkspace('acme')).toBe(acme);
  await session.signOut();
  expect(api.forWorkspace('acme')).not.toBe(acme);
});
