import { configure } from '@testing-library/dom';
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, expect } from 'vitest';
import { undescribed } from './undescribed';

afterEach(() => {
  cleanup();
  window.localStorage.clear();
  document.cookie = 'XSRF-TOKEN=; max-age=0';
  // The mock that the pages are tested against must not differ from the server.
  expect(undescribed.splice(0)).toEqual([]);
});

// The default of 1 s is too short for loading a page's chunk on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

// Browser APIs for layout that jsdom lacks.
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
// Growing text fields measure fonts, which jsdom does not have.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
