/** Editor storage per browser tab and workspace: documents may contain personal data, so they end with the tab. */
export function playgroundStorage(workspaceId: string, memberId: string | null): Storage {
  const prefix = `frontdesk-playground:${workspaceId}:${memberId ?? ''}:`;
  const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
  return {
    get length() {
      return keys().length;
    },
    key: (at) => keys()[at]?.slice(prefix.length) ?? null,
    getItem: (key) => sessionStorage.getItem(prefix + key),
    setItem: (key, value) => sessionStorage.setItem(prefix + key, value),
    removeItem: (key) => sessionStorage.removeItem(prefix + key),
    clear: () => {
      for (const key of keys()) sessionStorage.removeItem(key);
    },
  };
}
