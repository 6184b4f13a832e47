// Runs before the first paint, so that a dark page never flashes white. A file of its own: the page's policy allows no
// inline scripts.
(() => {
    let chosen = null;
    try {
        chosen = window.localStorage.getItem('mantine-color-scheme-value');
    } catch {
        // Storage may be forbidden; the system's scheme is used then.
    }
    const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
    document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
})();
