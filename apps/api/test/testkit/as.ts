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
  /** The exact body, byte for byte. */
  readonly text: string;
}

export interface Caller {
  /** Access token or API key; absent: a guest. */
  readonly bearer?: string | undefined;
  /** The slug for the x-workspace header. */
  readonly workspace?: string | undefined;
  readonly cookie?: string | undefined;
  /** The network address they call from; absent: the loopback. */
  readonly from?: string | undefined;
  /** Headers beside those of every call. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A person did something just now, as the SPA says it. */
  readonly active?: boolean | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes.
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
    /** By the operation's id, with no text. */
    runById: <T = Shape>(sha256Hash: string, variables?: Record<string, unknown>) =>
      post<T>({ variables, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
    /** The data, or an error that shows what came instead. */
    ok: async <T = Shape>(query: string, variables?: Record<string, unknown>): Promise<T> => {
      const answer = await post<T>({ query, variables });
      if (answer.errors || !answer.data) throw new Error(`Expected data, got ${answer.text}`);
      return answer.data;
    },
    /** The code of the first error; null when there was none. */
    denied: async (query: string, variables?: Record<string, unknown>): Promise<string | null> =>
      (await post({ query, variables })).errors?.[0]?.extensions.code ?? null,
  };
}
