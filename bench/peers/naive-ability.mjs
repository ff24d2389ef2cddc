import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability';

const TYPES = ['Conversation', 'Contact', 'Message'];

/** Returns the CASL rules of a caller who can read all records of the workspace. */
export function readerOf(workspaceId) {
  const { can, build } = new AbilityBuilder(createMongoAbility);
  for (const type of TYPES) can('read', type, { workspaceId });
  return build();
}

/** Checks the permission for every field in a middleware, as the documentation of type-graphql suggests. */
export const askForEveryField = async ({ root, info, context }, next) => {
  const { name } = info.parentType;
  if (TYPES.includes(name) && !context.ability.can('read', subject(name, root), info.fieldName)) {
    throw new Error(`Not allowed to read ${name}.${info.fieldName}.`);
  }
  return next();
};
