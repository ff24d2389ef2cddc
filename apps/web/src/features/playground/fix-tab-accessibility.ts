/**
 * GraphiQL nests buttons inside its tabs, which is invalid and inaccessible. Changes the roles to a list of buttons
 * with a current one. Returns the cleanup.
 */
export function fixTabAccessibility(container: HTMLElement): () => void {
  const mend = () => {
    for (const list of container.querySelectorAll('.graphiql-tabs[role]')) list.removeAttribute('role');
    for (const tab of container.querySelectorAll('.graphiql-tab')) {
      tab.removeAttribute('role');
      tab.removeAttribute('aria-selected');
      const button = tab.querySelector('.graphiql-tab-button');
      const current = String(tab.classList.contains('graphiql-tab-active'));
      if (button && button.getAttribute('aria-current') !== current) button.setAttribute('aria-current', current);
    }
    const panel = container.querySelector('#graphiql-session');
    panel?.setAttribute('role', 'group');
    panel?.setAttribute('aria-label', 'Document and response');
    panel?.removeAttribute('aria-labelledby');
  };
  mend();
  const observer = new MutationObserver(mend);
  observer.observe(container, { subtree: true, childList: true, attributeFilter: ['aria-selected', 'class'] });
  return () => observer.disconnect();
}
