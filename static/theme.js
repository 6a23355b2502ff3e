// Runs before the first paint, so that a dark page never flashes white. The address wins over the remembered choice.
(function () {
  var themes = ['auto', 'light', 'dark'];
  var theme = new URLSearchParams(location.search).get('theme');
  if (themes.indexOf(theme) < 0) {
    try {
      theme = localStorage.getItem('flamingo-theme');
    } catch {
      theme = null; // Storage is closed inside a sandboxed frame.
    }
  }
  document.documentElement.dataset.theme = themes.indexOf(theme) < 0 ? 'auto' : theme;
})();
