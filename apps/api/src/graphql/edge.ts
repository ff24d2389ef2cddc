import { Args, ArgsType, type ClassType, Field, FieldResolver, getMetadataStorage, Int, Resolver } from 'type-graphql';
import { inSql, type Join, page } from '../query-compiler/index.ts';
import { NullIfHidden, Public } from './can.ts';
import type { PageRequest } from './connection.ts';
import { Node } from './node.ts';

@ArgsType()
class PageArguments implements PageRequest {
  @Field(() => Int, {
    nullable: true,
    description:
      'Number of items to return from the start of the list, 1 to 100. Exactly one of `first` and `last` is required.',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of an item. Only items after it are returned. Requires `first`. If null or omitted, the page starts with the first item.',
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of items to return from the end of the list, 1 to 100. Exactly one of `first` and `last` is required.',
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of an item. Only items before it are returned. Requires `last`. If null or omitted, the page ends with the last item.',
  })
  before?: string | null;
}

interface PageOrder {
  readonly by?: string;
  readonly direction?: 'asc' | 'desc';
}

/** Field that returns rows of another type. Each row is read with the permission rules of its own type. */
export type Edge = OneEdge | ConnectionEdge | NodeEdge;

interface OneEdge {
  readonly to: string;
  readonly join: Join;
  readonly description: string;
  /** True if the field is null for viewers without the permission to read the type. Otherwise they are refused. */
  readonly isNullIfHidden?: boolean;
}

interface ConnectionEdge {
  readonly connectionTo: string;
  readonly join: Join;
  readonly order: PageOrder;
  readonly description: string;
}

/** Field that returns a row of any type. `nodeIn` is the column that contains the id of the row. */
interface NodeEdge {
  readonly nodeIn: string;
  readonly description: string;
}

/**
 * Creates the resolver class for the edges of a type. Types are referenced by name, so that no module has to import
 * another one.
 */
export function edgesOf(type: string, edges: Readonly<Record<string, Edge>>): ClassType {
  // oxlint-disable-next-line typescript/no-extraneous-class -- type-graphql needs a class; its methods are defined below.
  class Edges {}
  for (const [name, edge] of Object.entries(edges)) {
    Object.defineProperty(Edges.prototype, name, {
      value: () => {
        throw new TypeError(`${type}.${name} can be read only through a projection.`);
      },
    });
    for (const decorate of decoratorsOf(edge)) decorate(Edges.prototype, name, {});
    if ('connectionTo' in edge) Args(() => PageArguments)(Edges.prototype, name, 0);
  }
  Resolver(() => classNamed(type))(Edges);
  return Edges;
}

function decoratorsOf(edge: Edge): MethodDecorator[] {
  const { description } = edge;
  const gate = Public('Gated by the type: callers who cannot read the type are refused.');
  if ('nodeIn' in edge)
    return [
      Public('Rows that the caller cannot read are null.'),
      inSql.node(edge.nodeIn),
      FieldResolver(() => Node, { nullable: true, description }),
    ];
  if ('to' in edge)
    return [
      gate,
      ...(edge.isNullIfHidden ? [NullIfHidden()] : []),
      inSql.edge(edge.to, edge.join),
      FieldResolver(() => classNamed(edge.to), { nullable: true, description }),
    ];
  return [
    gate,
    inSql.edge(edge.connectionTo, edge.join, (args: PageRequest) => page(args, edge.order)),
    FieldResolver(() => classNamed(`${edge.connectionTo}Connection`), { description }),
  ];
}

const classes = new Map<string, ClassType>();

/**
 * Returns the class of an object type. The result is stored, because type-graphql calls the getter for each field of
 * the schema with each field resolver.
 */
function classNamed(name: string): ClassType {
  const known = classes.get(name);
  if (known) return known;
  const found = getMetadataStorage().objectTypes.find((type) => type.name === name);
  if (!found) throw new TypeError(`There is no object type ${name}.`);
  const named = found.target as ClassType;
  classes.set(name, named);
  return named;
}
