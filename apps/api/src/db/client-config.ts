import type pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';

/** The connection that an address names. The driver leaves `%2F`, `%3F` and `%23` in the name of the database encoded. */
export const clientConfig = (url: string): pg.ClientConfig => ({
  ...parseIntoClientConfig(url),
  database: databaseNameOf(url),
});

/** The decoded name of the database of an address. */
export const databaseNameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));
