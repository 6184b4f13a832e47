import { Tooltip } from '@mantine/core';
import { use, useEffect, useRef } from 'react';
import type { State } from '../format/states';
import { age, exact } from '../format/time';
import { RowFocus } from './RowFocus';
import classes from './StateMark.module.css';
import { ToneIcon } from './ToneIcon';
import { useNow } from './useNow';

interface Props {
  /** What has the state: Container, Broker, Expert, Copy. */
  of: string;
  state: State;
  since: string | null;
  /** The server's reason; shown for failed and degraded states. */
  reason?: string | null;
  /** Shows `of` in front of the word. */
  named?: boolean;
}

/** A state as colour, icon and word; time and reason on hover or focus. Pulses once when it changes. */
export function StateMark({ of, state, since, reason = null, named = false }: Props) {
  const mark = usePulse(state.word);
  const focusable = use(RowFocus);
  return (
    <Tooltip label={<Explanation of={of} state={state} since={since} reason={reason} />}>
      <button
        ref={mark}
        type="button"
        className={`${classes.mark} ${classes[state.tone]}`}
        tabIndex={focusable ? 0 : -1}
        data-mark
      >
        <ToneIcon tone={state.tone} />
        <span className={named ? classes.of : 'tf-visually-hidden'}>{of}</span>
        <span>{state.word}</span>
      </button>
    </Tooltip>
  );
}

function Explanation({
  of,
  state,
  since,
  reason,
}: {
  of: string;
  state: State;
  since: string | null;
  reason: string | null;
}) {
  const now = useNow();
  return (
    <>
      <strong>
        {of}: {state.word}
      </strong>
      <br />
      {state.meaning}
      {reason !== null && state.tone !== 'alive' && (
        <>
          <br />
          {reason}
        </>
      )}
      {since !== null && (
        <>
          <br />
          For {age(since, now)}, since {exact(since)}
        </>
      )}
    </>
  );
}

const PULSE_MS = 600;

function usePulse(word: string) {
  const element = useRef<HTMLButtonElement>(null);
  const shown = useRef(word);
  useEffect(() => {
    if (shown.current === word) return;
    shown.current = word;
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    element.current?.animate([{ transform: 'scale(1.08)' }, { transform: 'scale(1)' }], {
      duration: PULSE_MS,
      easing: 'ease-out',
    });
  }, [word]);
  return element;
}
