/** Query parameters as strings. The value of a parameter that occurs several times is a list. */
export type SearchParams = Record<string, string | string[]>;

export function parseSearch(search: string): SearchParams {
  const params: SearchParams = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const known = params[name];
    params[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
  }
  return params;
}

export function stringifySearch(params: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') search.append(name, String(item));
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}

/** Returns the first value of a parameter, or an empty string if the parameter is missing. */
export function firstParam(params: SearchParams, name: string): string {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** Returns the values of a parameter that are in `known`, in the order of `known`. */
export function knownParams<T extends string>(params: SearchParams, name: string, known: readonly T[]): T[] {
  const values = [params[name] ?? []].flat();
  return known.filter((value) => values.includes(value));
}
