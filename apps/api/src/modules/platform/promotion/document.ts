import { createHash } from 'node:crypto';
import {
  CONFIGURATION_FORMAT,
  CONFIGURATION_KINDS,
  CONFIGURATION_LIMITS,
  type ConfigurationKind,
} from '@frontdesk/domain';
import { z } from 'zod';
import { type Refused, refused } from '../../../errors/refused.ts';
import { rulesOf } from './kinds/all-kinds.ts';

/** Item of a configuration. */
export interface Item {
  readonly kind: ConfigurationKind;
  readonly key: string;
  readonly content: object;
}

/** Configuration of a workspace: the kinds that it covers, and all items of these kinds. */
export interface Configuration {
  readonly kinds: readonly ConfigurationKind[];
  readonly items: readonly Item[];
}

/** Returns a configuration as JSON. Equal configurations have the same text. */
export function formatConfiguration({ kinds, items }: Configuration): string {
  const sorted = CONFIGURATION_KINDS.flatMap((kind) =>
    items.filter((item) => item.kind === kind).sort((one, other) => (one.key < other.key ? -1 : 1)),
  );
  const document = {
    format: CONFIGURATION_FORMAT,
    kinds: CONFIGURATION_KINDS.filter((kind) => kinds.includes(kind)),
    items: sorted.map(({ kind, key, content }) => ({ kind, key, content })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Returns the SHA-256 digest of a text in hexadecimal notation. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Returns a digest that changes if the configuration or the items of the workspace change. */
export const comparisonDigest = (configuration: Configuration, here: readonly Item[]): string =>
  digestOf(formatConfiguration(configuration) + formatConfiguration({ kinds: configuration.kinds, items: here }));

const Envelope = z.object({ format: z.string() });
const Document = z.strictObject({
  format: z.literal(CONFIGURATION_FORMAT),
  kinds: z.array(z.enum(CONFIGURATION_KINDS)),
  items: z.array(
    z.strictObject({
      kind: z.enum(CONFIGURATION_KINDS),
      key: z.string().min(1),
      content: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** Maximum number of errors that are returned for a document. */
const MOST_ERRORS = 50;

/** Parses a configuration. Returns a refusal with an error for each invalid field. */
export function parseConfiguration(text: string): Configuration | Refused {
  if (Buffer.byteLength(text) > CONFIGURATION_LIMITS.bytes) return refused('CONFIGURATION_TOO_LARGE', 'document');
  const json = parseJson(text);
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) return refused('CONFIGURATION_INVALID', 'document');
  if (envelope.data.format !== CONFIGURATION_FORMAT) return refused('CONFIGURATION_FORMAT_UNKNOWN', 'document.format');
  const document = Document.safeParse(json);
  if (!document.success) return invalid(document.error.issues.map((issue) => problemOf('document', issue)));
  const { kinds, items } = document.data;
  const problems = items.flatMap((item, index) => [
    ...contentProblems(item, index),
    ...keyProblems(item, index, items),
    ...(kinds.includes(item.kind) ? [] : [{ field: `document.items.${index}.kind`, message: UNLISTED }]),
  ]);
  return problems.length > 0 ? invalid(problems) : { kinds, items };
}

const UNLISTED = 'The kind of the item is not one of `kinds`.';

interface Problem {
  readonly field: string;
  readonly message: string;
}

function contentProblems({ kind, content }: Item, index: number): Problem[] {
  const { shape } = rulesOf(kind);
  const at = `document.items.${index}.content`;
  return (shape.safeParse(content).error?.issues ?? []).map((issue) => problemOf(at, issue));
}

/** The names of items are looked up by their keys, so a key must be unique, normalized and equal to the name. */
function keyProblems({ kind, key, content }: Item, index: number, items: readonly Item[]): Problem[] {
  const field = `document.items.${index}.key`;
  const { name = key } = content as { readonly name?: unknown };
  const isNormalized = key === key.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const isNamed =
    kind === 'BUSINESS_PROFILE' || key === name || (kind === 'FORM' && key.startsWith(`${String(name)} #`));
  if (!isNormalized || !isNamed) return [{ field, message: 'The key must be the name of the item.' }];
  const first = items.findIndex((other) => other.kind === kind && other.key === key);
  return first === index ? [] : [{ field, message: 'Another item has the same kind and key.' }];
}

const problemOf = (at: string, { path, message }: z.core.$ZodIssue): Problem => ({
  field: [at, ...path.map(String)].join('.'),
  message,
});

function invalid(problems: readonly Problem[]): Refused {
  const errors = problems
    .slice(0, MOST_ERRORS)
    .flatMap(({ field, message }) => refused('CONFIGURATION_INVALID', field, message).errors);
  return { ...refused('CONFIGURATION_INVALID', 'document'), ...errors[0], errors };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
