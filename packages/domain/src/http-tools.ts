/** HTTP methods that a tool of a workspace can use. */
export const TOOL_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type ToolMethod = (typeof TOOL_METHODS)[number];

/**
 * Kinds of tools. READS: the tool only reads data. CHANGES: the tool changes something, so the contact must confirm its
 * use.
 */
export const TOOL_KINDS = ['READS', 'CHANGES'] as const;
export type ToolKind = (typeof TOOL_KINDS)[number];

/** Facts of the conversation that a tool can send. The server inserts them, not the language model. */
export const TOOL_CONTEXT_FIELDS = [
  'CONTACT_ID',
  'CONTACT_NAME',
  'CONTACT_PHONE',
  'CONTACT_EMAIL',
  'LEAD_ID',
  'CONVERSATION_ID',
] as const;
export type ToolContextField = (typeof TOOL_CONTEXT_FIELDS)[number];

/**
 * Status of a tool call. REQUESTED: the result is not stored yet. UNKNOWN: the tool did not report whether the change
 * took effect.
 */
export const TOOL_CALL_STATUSES = ['REQUESTED', 'SUCCEEDED', 'FAILED', 'UNKNOWN'] as const;
export type ToolCallStatus = (typeof TOOL_CALL_STATUSES)[number];

export const TOOL_CALL_ERRORS = [
  'ARGUMENTS',
  'ADDRESS',
  'DNS',
  'TLS',
  'TIMEOUT',
  'CONNECTION',
  'SIZE',
  'STATUS',
  'REDIRECT',
  'FORMAT',
  'INTERRUPTED',
  'TOOL_ERROR',
  'TOOL_REMOVED',
] as const;
export type ToolCallError = (typeof TOOL_CALL_ERRORS)[number];

/** Limits of the HTTP tools of a workspace. Lengths are in characters. */
export const TOOL_LIMITS = {
  tools: 50,
  nameLength: 60,
  descriptionLength: 300,
  schemaLength: 8000,
  arguments: 20,
  headers: 10,
  headerNameLength: 100,
  headerValueLength: 2000,
  /** Minimum length of a secret. Shorter secrets could not be removed reliably from responses. */
  secretLength: 8,
  resultFields: 20,
  pathLength: 200,
  timeoutSecondsMin: 1,
  timeoutSecondsMax: 20,
  /** Maximum size of a response in bytes. */
  responseBytes: 1_000_000,
  /** Maximum length of a text in the result. Longer texts are truncated. */
  valueLength: 500,
  /** Maximum number of entries of a list in the result. */
  listLength: 20,
  testArgumentsLength: 8000,
} as const;

const NAME = /^[a-z][a-z0-9_]*$/;

/** Whether a text is a valid name of a tool, an argument or a result: lower-case letters, digits and underscores. */
export const isToolName = (name: string): boolean => name.length <= TOOL_LIMITS.nameLength && NAME.test(name);

/**
 * Matches names that identify a person, such as a phone number. Their values come from the conversation, so that no
 * argument can identify another person.
 */
const PERSON =
  /^(contact|lead|conversation|call|caller|customer|person|user|client|patient)(_(id|name|phone|email|number))?$|^(phone|email|phone_number|email_address)$/;

export const namesPerson = (name: string): boolean => PERSON.test(name);

/** Returns the name under which a tool sends a fact of the conversation, for example `contact_phone`. */
export const contextName = (field: ToolContextField): string => field.toLowerCase();

/** Returns the names of the placeholders of a text, for example `order` for `/orders/{order}`. */
export const urlPlaceholders = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!)),
];

/** Splits a URL template into its fixed origin and the rest. Null if the origin has placeholders or is missing. */
export function splitToolUrl(url: string): { readonly origin: string; readonly rest: string } | null {
  const [, origin, rest] = /^(https?:\/\/[^/?#{}\s\\@]+)((?:[/?][^#\s\\]*)?)$/i.exec(url) ?? [];
  return origin === undefined || rest === undefined ? null : { origin, rest };
}

/** Names of headers that the HTTP client sets itself, or that could change where a request is sent. */
const RESERVED_HEADERS: readonly string[] = [
  'host',
  'connection',
  'content-length',
  'content-type',
  'transfer-encoding',
  'accept-encoding',
  'cookie',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'keep-alive',
  'proxy-authorization',
];

export const isToolHeaderName = (name: string): boolean =>
  /^[A-Za-z0-9-]+$/.test(name) &&
  name.length <= TOOL_LIMITS.headerNameLength &&
  !RESERVED_HEADERS.includes(name.toLowerCase());

/** Whether a text can be the value of a header: printable ASCII characters. */
export const isToolHeaderValue = (value: string): boolean =>
  /^[\x20-\x7e]+$/.test(value) && value.trim() === value && value.length <= TOOL_LIMITS.headerValueLength;

/** Whether a path names a value in a JSON response, for example `data.items.0.price`. */
export const isResultPath = (path: string): boolean =>
  path.length <= TOOL_LIMITS.pathLength && /^[^.\s\p{C}]+(\.[^.\s\p{C}]+)*$/u.test(path);

/** A header of an HTTP tool. `value` is null if the value is a secret, which is stored encrypted. */
export interface ToolHeader {
  readonly name: string;
  readonly value: string | null;
}

/** A value that a tool extracts from the response. */
export interface ToolResultField {
  readonly name: string;
  readonly path: string;
}
