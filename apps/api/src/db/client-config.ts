import type pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';

/** Returns the connection settings of a URL. The driver does not decode `%2F`, `%3F` and `%23` in the database name. */
export const clientConfig = (url: string): pg.ClientConfig => ({
  ...parseIntoClientConfig(url),
  database: databaseNameOf(url),
});

/** Returns the decoded database name of a URL. */
export const databaseNameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));
