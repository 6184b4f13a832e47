import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(() => {
  cleanup();
  window.localStorage.clear();
  document.cookie = 'XSRF-TOKEN=; max-age=0';
});

// jsdom draws nothing, so it lacks what pages use to look at the screen.
window.matchMedia = (query: string) =>
  ({
    matches: query.includes('prefers-reduced-motion'),
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe(): void {
    return undefined;
  }
  unobserve(): void {
    return undefined;
  }
  disconnect(): void {
    return undefined;
  }
};
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
// Text fields that grow measure their fonts, of which jsdom has none.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
