/** Groups items by key. Groups are in the order of their first item. */
export function groupBy<Item>(items: readonly Item[], groupOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(groupOf(item), [...(groups.get(groupOf(item)) ?? []), item]);
  return [...groups];
}
