import { Button } from '@mantine/core';
import { ArrowDown } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import classes from './LogView.module.css';

/** Closer to the end than this counts as being at it. */
const AT_END_PX = 24;

/** Lines that grow at the end: it stays there until the reader scrolls up, and offers the way back. */
export function LogView({
  label,
  empty,
  length,
  children,
}: {
  label: string;
  empty: string;
  /** Changes when there is more. */
  length: number;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);

  useLayoutEffect(() => {
    if (following && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [following, length]);

  const scrolled = (): void => {
    const element = box.current;
    if (element === null) return;
    setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_PX);
  };

  return (
    <div className={classes.frame}>
      {/* A box that scrolls must be reachable, or a keyboard could not scroll it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={box} className={classes.tail} role="log" aria-label={label} tabIndex={0} onScroll={scrolled}>
        {length === 0 ? <p className={classes.empty}>{empty}</p> : children}
      </div>
      {!following && (
        <Button
          className={classes.back ?? ''}
          size="xs"
          leftSection={<ArrowDown size={14} aria-hidden />}
          onClick={() => setFollowing(true)}
        >
          Follow the end
        </Button>
      )}
    </div>
  );
}
