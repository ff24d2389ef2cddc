/**
 * Returns accessors for a string that is stored in the browser. If storage is disabled or full, reading returns null
 * and writing does nothing.
 */
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
      // The browser does not allow access to storage, or the storage is full.
    }
  },
});
