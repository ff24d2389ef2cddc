import type { TestFrontdesk } from './frontdesk.ts';

export interface GraphQLAnswer<T = Record<string, unknown>> {
  readonly status: number;
  readonly data: T | null;
  readonly errors?: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: { code: string; [fact: string]: unknown };
  }[];
  readonly headers: Record<string, string | string[] | number | undefined>;
  /** The unparsed body of the response. */
  readonly text: string;
}

export interface Caller {
  /** Access token or API key. If omitted, the caller is anonymous. */
  readonly bearer?: string | undefined;
  /** The slug for the x-workspace header. */
  readonly workspace?: string | undefined;
  readonly cookie?: string | undefined;
  /** The client address. If omitted, the loopback address. */
  readonly from?: string | undefined;
  /** Additional request headers. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** If true, the request has the header with which the SPA reports user activity. */
  readonly active?: boolean | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: responses have a different shape for each query.
type Shape = Record<string, any>;

/** Calls the API over HTTP as a caller: `as(fd, ada).run('{ viewer { id } }')`. */
export function as(frontdesk: TestFrontdesk, caller: Caller = {}) {
  const post = async <T = Shape>(body: unknown): Promise<GraphQLAnswer<T>> => {
    const response = await frontdesk.app.inject({
      method: 'POST',
      url: '/graphql',
      ...(caller.from ? { remoteAddress: caller.from } : {}),
      headers: {
        'content-type': 'application/json',
        ...(caller.bearer ? { authorization: `Bearer ${caller.bearer}` } : {}),
        ...(caller.workspace ? { 'x-workspace': caller.workspace } : {}),
        ...(caller.cookie ? { cookie: caller.cookie } : {}),
        ...caller.headers,
        ...(caller.active ? { 'x-activity': 'user' } : {}),
      },
      payload: JSON.stringify(body),
    });
    const { statusCode: status, headers, body: text } = response;
    return { status, headers, text, ...(JSON.parse(text) as object) } as GraphQLAnswer<T>;
  };
  return {
    post,
    run: <T = Shape>(query: string, variables?: Record<string, unknown>) => post<T>({ query, variables }),
    /** Runs a persisted operation by its id, without sending its text. */
    runById: <T = Shape>(sha256Hash: string, variables?: Record<string, unknown>) =>
      post<T>({ variables, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
    /** Returns the data. Throws an error with the whole response if the response has errors or no data. */
    ok: async <T = Shape>(query: string, variables?: Record<string, unknown>): Promise<T> => {
      const answer = await post<T>({ query, variables });
      if (answer.errors || !answer.data) throw new Error(`Expected data, got ${answer.text}`);
      return answer.data;
    },
    /** Returns the code of the first error, or null if there is none. */
    denied: async (query: string, variables?: Record<string, unknown>): Promise<string | null> =>
      (await post({ query, variables })).errors?.[0]?.extensions.code ?? null,
  };
}
