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
  // The setting that the policies ask; PostGraphile puts it and the statement into one transaction.
  grafast: {
    context: ({ node }) => ({ pgSettings: { 'app.workspace_id': node.req.headers['x-workspace-id'] } }),
  },
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false },
};

const server = http.createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
listen(server);
