import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tsImport } from 'tsx/esm/api';
import { backendsCpu } from './cpu.mjs';
import { fill } from './fill.mjs';

const fromApi = (file) => tsImport(`../../apps/api/src/${file}`, import.meta.url);
const { hash } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('@node-rs/argon2');

export const SECRET = 'a secret of the benchmark, and of nothing else: 0123456789';
export const PASSWORD = 'lantern orchard seven';
// As the product has it in passwords.ts.
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// A session's token lives for minutes, and a run may be longer: ours begin to count later.
const TOKENS_FROM_MS = 2 * 3600 * 1000;

/** A migrated database of its own with many workspaces, and somebody who may read in each of the first `callers`. */
export async function startDatabase({ callers = 50, ...size }) {
  const [{ startEmbeddedPostgres }, { provision }, { migrate }, { connect }, scratch] = await Promise.all(
    ['db/embedded-postgres.ts', 'db/provision.ts', 'db/migrate.ts', 'db/connect.ts', 'db/scratch-database.ts'].map(
      fromApi,
    ),
  );
  const dataDir = await scratch.temporaryFolder();
  const server = await startEmbeddedPostgres({ dataDir, log: scratch.SILENT, throwAway: true });
  const stop = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const addresses = await provision({ adminUrl: server.url, secret: SECRET, log: scratch.SILENT });
    await migrate({ adminUrl: server.url, log: scratch.SILENT });
    const admin = await connect(server.url);
    await fill(admin, { ...size, passwordHash: await hash(PASSWORD, ARGON2ID) });
    const found = await people(admin, callers);
    return { ...addresses, admin, callers: found, cpu: await backendsCpu(admin), stop: () => admin.end().then(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function people(admin, most) {
  const { accessTokens } = await fromApi('crypto/access-token.ts');
  const { rows } = await admin.query(PEOPLE, [most]);
  const tokens = accessTokens(SECRET);
  const from = new Date(Date.now() + TOKENS_FROM_MS);
  return Promise.all(
    rows.map(async (row) => {
      const { userId, sessionId, workspaceId } = row;
      const session = await tokens.sign({ userId, sessionId, use: 'session' }, from);
      const playground = await tokens.sign({ userId, sessionId, workspaceId, use: 'playground' }, from);
      return { ...row, bearer: session.token, adHocBearer: playground.token };
    }),
  );
}

const PEOPLE = `
  select w.slug, w.workspace_id as "workspaceId", u.id as "userId", u.name, u.email, m.id as "memberId", s.id as "sessionId",
    (select id from contacts c where c.workspace_id = w.workspace_id limit 1) as "contactId",
    (select id from conversations c where c.workspace_id = w.workspace_id limit 1) as "conversationId"
  from workspaces w join members m using (workspace_id) join users u on u.id = m.user_id join sessions s on s.user_id = u.id
  limit $1`;
