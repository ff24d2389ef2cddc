import http from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { listen } from './transaction.mjs';

const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({ connectionString: process.env.APP_DATABASE_URL, schemas: ['public'], poolConfig: { max: 10 } }),
  ],
  // The setting that row-level security reads. PostGraphile sets it in the transaction of the statement.
  grafast: {
    context: ({ node }) => ({ pgSettings: { 'app.workspace_id': node.req.headers['x-workspace-id'] } }),
  },
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false },
};

const server = http.createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
listen(server);
