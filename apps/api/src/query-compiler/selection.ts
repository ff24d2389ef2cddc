import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** Inputs that determine the selected fields of an operation. */
export interface Source {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Variables after coercion, including their default values. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Returns the selected fields in response order, by response key. Fields with the same key are merged, as in
 * CollectFields of graphql-js.
 */
export function collect(
  source: Source,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const walk = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (!isIncluded(source, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = fields.get(key);
        if (known) known.push(selection);
        else fields.set(key, [selection]);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (fits(source, selection.typeCondition?.name.value, type)) walk(selection.selectionSet);
        continue;
      }
      const name = selection.name.value;
      const fragment = source.fragments[name];
      if (seen.has(name) || !fragment) continue;
      seen.add(name);
      if (fits(source, fragment.typeCondition.name.value, type)) walk(fragment.selectionSet);
    }
  };
  for (const set of sets) walk(set);
  return fields;
}

function isIncluded({ variables }: Source, node: { readonly directives?: readonly DirectiveNode[] }): boolean {
  if (!node.directives || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, { ...variables })?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, { ...variables })?.if !== false;
}

function fits({ schema }: Source, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditional = schema.getType(condition);
  return isAbstractType(conditional) && schema.isSubType(conditional, type);
}

/** Returns the variables used by @skip and @include. Their values are part of a plan's cache key. */
export function switches(operation: OperationDefinitionNode, fragments: Source['fragments']): readonly string[] {
  const names = new Set<string>();
  const visitor = {
    Directive: ({ name, arguments: args = [] }: DirectiveNode) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  };
  visit(operation, visitor);
  for (const fragment of Object.values(fragments)) visit(fragment, visitor);
  return [...names].sort();
}
