/** One remembered string in this browser. Storage may be closed or full; forgetting is then the answer, not an error. */
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
      // Remembered for nobody.
    }
  },
});
