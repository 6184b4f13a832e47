import { Button } from '@mantine/core';
import { ArrowDown } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import classes from './LogView.module.css';

/** Within this distance the view counts as being at the end. */
const AT_END_PX = 24;

/** A growing list of lines that stays scrolled to its end until the user scrolls up. */
export function LogView({
  label,
  empty,
  length,
  children,
}: {
  label: string;
  empty: string;
  /** Changes when lines are added. */
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
      {/* Focusable, so that it can be scrolled by keyboard. */}
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
          Jump to the end
        </Button>
      )}
    </div>
  );
}
