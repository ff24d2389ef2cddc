import { connect } from './connect.ts';
import { FUNCTIONS, SCHEMAS, TABLES, VIEWS } from './schema-sql.queries.ts';

/**
 * Renders the schema of the database as deterministic SQL, so that a lost policy or a new grant is visible in a review.
 */
export async function renderSchemaSql(url: string): Promise<string> {
  // With an empty search path, PostgreSQL qualifies every name with its schema.
  const client = await connect(url, { options: '-c search_path=pg_catalog' });
  try {
    const paragraphs = [HEADER];
    for (const query of [SCHEMAS, FUNCTIONS, TABLES, VIEWS]) {
      const { rows } = await client.query<{ sql: string }>(query);
      paragraphs.push(...rows.map((row) => row.sql.trim()));
    }
    return `${paragraphs.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

const HEADER = `-- The whole database, as its catalogues tell it. Made by \`pnpm db:migration NAME\`, and by \`pnpm db:schema\` after a
-- migration was edited by hand: read it in review, change the migrations.`;
