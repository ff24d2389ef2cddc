import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability';

const TYPES = ['Conversation', 'Contact', 'Message'];

/** A caller who can read the records of their workspace. */
export function readerOf(workspaceId) {
  const { can, build } = new AbilityBuilder(createMongoAbility);
  for (const type of TYPES) can('read', type, { workspaceId });
  return build();
}

/** type-graphql's documented place for rights: a middleware around every field. */
export const askForEveryField = async ({ root, info, context }, next) => {
  const { name } = info.parentType;
  if (TYPES.includes(name) && !context.ability.can('read', subject(name, root), info.fieldName)) {
    throw new Error(`Not allowed to read ${name}.${info.fieldName}.`);
  }
  return next();
};
