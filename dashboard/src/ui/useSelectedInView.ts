import { useLayoutEffect, useRef, type RefObject } from 'react';

/** How much of the neighbouring tab is shown, as a sign that there is one. */
const NEIGHBOUR_PX = 24;

/** Scrolls a line of tabs sideways, and never the page, so that the selected one is visible. */
export function useSelectedInView(selected: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const line = list.current;
    const tab = line?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (line === null || !tab) return;
    const start = tab.offsetLeft - NEIGHBOUR_PX;
    const end = tab.offsetLeft + tab.offsetWidth + NEIGHBOUR_PX;
    if (start < line.scrollLeft) line.scrollLeft = start;
    else if (end > line.scrollLeft + line.clientWidth) line.scrollLeft = end - line.clientWidth;
  }, [selected]);
  return list;
}
