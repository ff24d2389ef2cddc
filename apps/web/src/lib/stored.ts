/** One remembered string in this browser. Storage may be closed or full; forgetting is then the answer, not an error. */
export const stored = (key: string) => ({
  get(): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Remembered for nobody.
    }
  },
});
