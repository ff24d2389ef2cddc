#!/usr/bin/env node
// A Prisma generator that writes columns and relations for apps/api/src/query-compiler. The client's runtime model
// states neither which columns are nullable nor which columns a relation uses. Prisma sends JSON-RPC messages to stdin,
// one per line, and reads responses from stderr.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

const methods = {
  getManifest: () => ({ manifest: { prettyName: 'Data model' } }),
  generate({ generator, dmmf }) {
    const models = Object.fromEntries(dmmf.datamodel.models.map((model) => [model.name, modelOf(model)]));
    const file = generator.output.value;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `// Made by prisma generate (packages/tooling/bin/prisma-data-model.mjs).\nexport const DATA_MODEL = ${JSON.stringify(models, null, 2)} as const;\n`,
    );
    return null;
  },
};

function modelOf({ name, dbName, fields }) {
  const scalars = fields.filter(({ kind }) => kind !== 'object');
  const objects = fields.filter(({ kind }) => kind === 'object');
  return {
    table: dbName ?? name,
    columns: Object.fromEntries(
      scalars.map((field) => [
        field.name,
        {
          column: field.dbName ?? field.name,
          type: field.nativeType?.[0] ?? field.type,
          list: field.isList,
          required: field.isRequired,
        },
      ]),
    ),
    relations: Object.fromEntries(
      objects.map((field) => [
        field.name,
        {
          model: field.type,
          name: field.relationName,
          list: field.isList,
          required: field.isRequired,
          from: field.relationFromFields,
          to: field.relationToFields,
        },
      ]),
    ),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  try {
    process.stderr.write(`${JSON.stringify({ jsonrpc: '2.0', id, result: methods[method](params) })}\n`);
  } catch (error) {
    process.stderr.write(
      `${JSON.stringify({ jsonrpc: '2.0', id, error: { code: 1, message: error.message, data: { stack: error.stack } } })}\n`,
    );
  }
}
