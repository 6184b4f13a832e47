import { useEffect, useRef, type ReactNode } from 'react';
import classes from './Flash.module.css';

const FLASH_MS = 900;

/** Highlights its content briefly when the value changes, not when it first appears; respects reduced motion. */
export function Flash({ value, children }: { value: string | number | null; children: ReactNode }) {
  const element = useRef<HTMLSpanElement>(null);
  const shown = useRef(value);

  useEffect(() => {
    if (shown.current === value) return;
    shown.current = value;
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    element.current?.animate([{ backgroundColor: 'var(--tf-flash)' }, { backgroundColor: 'transparent' }], {
      duration: FLASH_MS,
      easing: 'ease-out',
    });
  }, [value]);

  return (
    <span ref={element} className={classes.flash}>
      {children}
    </span>
  );
}
