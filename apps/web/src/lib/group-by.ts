/** Groups items by key. Groups are in the order of their first item. */
export function groupBy<Item, Key extends string>(
  items: readonly Item[],
  groupOf: (item: Item) => Key,
): [Key, Item[]][] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(groupOf(item), [...(groups.get(groupOf(item)) ?? []), item]);
  return [...groups];
}
