/**
 * Opens a file in a new tab. Opens the tab before the request for the URL, because browsers block tabs that are opened
 * after a request. Closes the tab if there is no URL or the request fails.
 */
export async function openInTab(createLink: () => Promise<string | null>): Promise<void> {
  const tab = window.open('', '_blank');
  const url = await createLink().catch((error: unknown) => {
    tab?.close();
    throw error;
  });
  if (!tab) return;
  tab.opener = null;
  if (url) tab.location.replace(url);
  else tab.close();
}
