import { fillMany } from './fill.mjs';
import { callersIn } from './people.mjs';
import { start } from './servers.mjs';

const CALLERS = 50;

/** Runs `work` with a new copy of the filled database and with new servers, then removes both. */
export async function inWorld({ cluster, options, generator }, { who, size = options.size, callers = CALLERS }, work) {
  const template = `many_${size.workspaces}_${size.conversations}_${size.messages}`;
  await cluster.template(template, (admin) => fillMany(admin, size));
  const copy = await cluster.copy(template);
  const database = { ...copy, callers: await callersIn(copy.admin, callers) };
  const servers = {};
  try {
    const started = who.map(async (name) => {
      servers[name] = await start(name, database);
    });
    await Promise.all(started);
    return await work({ servers, database, options, generator });
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
    await copy.drop();
  }
}
