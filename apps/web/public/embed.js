/* Inserts the lead form of a workspace after its script element: <script src="…/embed.js" data-form="slug" async>. */
(() => {
  const script = document.currentScript;
  const slug = script?.dataset.form ?? '';
  if (!script || !/^[a-z0-9-]+$/.test(slug)) return;
  const { origin } = new URL(script.src);
  const url = new URL(`/forms/${slug}`, origin);
  for (const [name, value] of new URLSearchParams(location.search)) url.searchParams.append(name, value);
  if (script.dataset.lang) url.searchParams.set('lang', script.dataset.lang);
  url.searchParams.set('embed', '1');

  const frame = document.createElement('iframe');
  frame.src = url.href;
  frame.title = script.dataset.title || 'Contact form';
  frame.style.cssText = 'border:0;width:100%;height:640px;color-scheme:normal';
  script.after(frame);

  addEventListener('message', ({ origin: sender, source, data }) => {
    if (sender !== origin || source !== frame.contentWindow || data?.type !== 'frontdesk:form-height') return;
    const height = Number(data.height);
    if (height > 0 && height < 20_000) frame.style.height = `${Math.ceil(height)}px`;
  });
})();
