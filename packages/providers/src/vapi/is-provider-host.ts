/**
 * Returns whether a URL from a response has the origin of the provider, or is a subdomain of vapi.ai if the provider is
 * Vapi.
 */
export function isProviderHost(given: string, address: string): boolean {
  if (!URL.canParse(given)) return false;
  const [asked, ours] = [new URL(given), new URL(address)];
  if (asked.username || asked.password) return false;
  const isSibling =
    ours.hostname === 'api.vapi.ai' && asked.protocol === 'https:' && asked.hostname.endsWith('.vapi.ai');
  return asked.origin === ours.origin || isSibling;
}
