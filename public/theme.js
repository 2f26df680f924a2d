// Before the first paint, so that a night page does not begin with a white flash. app/shell/theme.ts takes over.
(() => {
  let theme = 'system';
  try {
    theme = JSON.parse(localStorage.getItem('inflight.session') || '{}').theme || theme;
  } catch {
    // Nothing is remembered here: the system decides.
  }
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = theme === 'system' ? (isDark ? 'night' : 'paper') : theme;
})();
