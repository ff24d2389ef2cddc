import type pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';

/** Connection settings of a URL. The driver leaves `%2F`, `%3F` and `%23` in the database name encoded. */
export const clientConfig = (url: string): pg.ClientConfig => ({
  ...parseIntoClientConfig(url),
  database: databaseNameOf(url),
});

/** Decoded database name of a URL. */
export const databaseNameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));
