/** Returns whether a URL from a response points to the host of the provider. */
export function isProviderHost(given: string, address: string): boolean {
  if (!URL.canParse(given)) return false;
  const [asked, ours] = [new URL(given), new URL(address)];
  if (asked.username || asked.password) return false;
  const isSibling =
    ours.hostname === 'api.vapi.ai' && asked.protocol === 'https:' && asked.hostname.endsWith('.vapi.ai');
  return asked.origin === ours.origin || isSibling;
}
