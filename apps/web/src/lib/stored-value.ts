/** A string in browser storage. Errors of disabled or full storage are ignored. */
export const createStoredValue = (key: string, storage: () => Storage = () => localStorage) => ({
  get(): string | null {
    try {
      return storage().getItem(key);
    } catch {
      return null;
    }
  },
  set(value: string | null): void {
    try {
      if (value === null) storage().removeItem(key);
      else storage().setItem(key, value);
    } catch {
      // Storage is not available.
    }
  },
});
