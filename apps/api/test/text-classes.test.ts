import { describe, expect, it } from '@jest/globals';
import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { isModel, modelNamed, modelNames } from '../src/db/data-model.ts';
import { sharedGraph } from '../src/graphql/schema.ts';
import { type FieldSpec, specOf } from '../src/query-compiler/field-spec.ts';
import { PLAIN_TEXT } from '../src/query-compiler/plain-text-columns.ts';
import { CONTACT_DETAILS, GLOBAL_MODELS, MASKED_TEXT } from '../src/query-compiler/text-columns.ts';
import { TEXTS_FROM_CODE } from './testkit/texts-from-code.ts';

const TEXT_TYPES = ['String', 'VarChar', 'Json'];

const split = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).flatMap(([model, fields]) => fields.split(' ').map((field) => `${model}.${field}`));

/** Every classified column. A column in several lists appears several times, which the test reports. */
const CLASSIFIED = [
  ...Object.entries(CONTACT_DETAILS).flatMap(([model, fields]) =>
    Object.keys(fields).map((field) => `${model}.${field}`),
  ),
  ...split(MASKED_TEXT),
  ...PLAIN_TEXT.flatMap(({ columns }) => split(columns)),
];

const textColumns = modelNames()
  .filter((model) => !GLOBAL_MODELS.includes(model))
  .flatMap((model) =>
    Object.entries(modelNamed(model).columns)
      .filter(([, { type }]) => TEXT_TYPES.includes(type))
      .map(([field]) => `${model}.${field}`),
  );

describe('the classes of text', () => {
  it('name every text column of a workspace exactly once [S8]', () => {
    const missing = textColumns.filter((column) => !CLASSIFIED.includes(column));
    if (missing.length > 0)
      throw new Error(
        `Put ${missing.join(', ')} into MASKED_TEXT of query-compiler/text-columns.ts, or into CONTACT_DETAILS or PLAIN_TEXT (plain-text-columns.ts) with its reason.`,
      );
    expect(CLASSIFIED.filter((column, index) => CLASSIFIED.indexOf(column) !== index)).toEqual([]);
    expect(CLASSIFIED.filter((column) => !textColumns.includes(column))).toEqual([]);
  });

  it('name only models without a workspace as global [S8]', () => {
    expect(GLOBAL_MODELS.filter((model) => !isModel(model) || 'workspaceId' in modelNamed(model).columns)).toEqual([]);
  });

  it('cover every String field of the schema [S8]', () => {
    const unknown = stringFields().filter(([type, field]) => !isClassified(type, field));
    const names = unknown.map(([type, { name }]) => `${type.name}.${name}`);
    if (names.length > 0)
      throw new Error(
        `Say in testkit/texts-from-code.ts why ${names.join(', ')} shows no contact detail, or read it from a column or an expression.`,
      );
    const types = stringFields().map(([{ name }]) => name);
    expect(Object.keys(TEXTS_FROM_CODE).filter((type) => !types.includes(type))).toEqual([]);
  });
});

type StringField = readonly [GraphQLObjectType, GraphQLField<unknown, unknown>];

function stringFields(): StringField[] {
  return Object.values(sharedGraph().getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => [type, field] as const))
    .filter(([, { type, name }]) => getNamedType(type).name === 'String' && !CURSORS.includes(name));
}

/** A cursor encodes the row's sort values, which are masked like their columns (query-compiler/pages.ts). */
const CURSORS = ['cursor', 'startCursor', 'endCursor'];

/** Kinds of fields that are exempt: an expression declares its own class, and a resolver row is masked by column. */
const BY_DECLARATION: readonly FieldSpec['kind'][] = ['expression', 'row'];

function isClassified(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  const spec = specOf(field);
  if (type.name in TEXTS_FROM_CODE || (spec && BY_DECLARATION.includes(spec.kind))) return true;
  if (!isModel(type.name)) return false;
  const { columns, relations } = modelNamed(type.name);
  if (spec?.kind === 'through') return spec.column in modelNamed(relations[spec.relation]?.model ?? '').columns;
  return (spec?.kind === 'column' ? spec.column : field.name) in columns;
}
