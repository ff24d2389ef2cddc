/** Selected contacts: either a list of ids, or all contacts that match the filter. */
export type Selection = { kind: 'some'; ids: readonly string[] } | { kind: 'all' };

export const NOTHING: Selection = { kind: 'some', ids: [] };

export const isSelected = (selection: Selection, id: string) => selection.kind === 'all' || selection.ids.includes(id);

export function toggled(selection: Selection, id: string, shown: readonly string[]): Selection {
  const ids = selection.kind === 'all' ? shown : selection.ids;
  return { kind: 'some', ids: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id] };
}
