import type { KeyboardEvent, PointerEvent } from 'react';

interface Reading {
  /** What the chart shows. */
  label: string;
  /** The number of values that can be read. */
  count: number;
  read: number | undefined;
  setRead: (index: number | undefined) => void;
  /** The index of the value at a place, in pixels from the left; may be out of range. */
  at: (x: number) => number;
  words: (index: number) => string;
}

/** Lets a chart be read value by value: by pointer, finger, or as a slider with the arrow keys. */
export function useReading({ label, count, read, setRead, at, words }: Reading) {
  const last = Math.max(0, count - 1);
  const within = (index: number): number => Math.min(last, Math.max(0, index));
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    if (count > 0) setRead(within(at(event.clientX - event.currentTarget.getBoundingClientRect().left)));
  };
  const current = read ?? last;
  return {
    role: 'slider',
    tabIndex: 0,
    'aria-label': label,
    'aria-valuemin': 0,
    'aria-valuemax': last,
    'aria-valuenow': current,
    'aria-valuetext': count === 0 ? 'No values' : words(current),
    onPointerMove: point,
    onPointerDown: point,
    onPointerLeave: () => setRead(undefined),
    onFocus: (event: { currentTarget: SVGSVGElement }) => {
      if (count > 0 && event.currentTarget.matches(':focus-visible')) setRead(current);
    },
    onBlur: () => setRead(undefined),
    onKeyDown: (event: KeyboardEvent) => {
      const next = KEYS[event.key]?.(current, last);
      if (next === undefined || count === 0) return;
      event.preventDefault();
      setRead(within(next));
    },
  };
}

const PAGE = 10;

const KEYS: Partial<Record<string, (index: number, last: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowDown: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  ArrowUp: (index) => index + 1,
  PageDown: (index) => index - PAGE,
  PageUp: (index) => index + PAGE,
  Home: () => 0,
  End: (_, last) => last,
};
