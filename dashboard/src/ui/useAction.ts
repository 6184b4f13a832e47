import { useState } from 'react';
import { errorText } from './errorText';

export interface Action {
  /** Whether an action is running. */
  busy: boolean;
  /** Why the last action failed; undefined if it did not. */
  error: string | undefined;
  run: (work: () => Promise<unknown>) => Promise<void>;
  clear: () => void;
}

/** The running state and the error of a form's or dialog's request. `explain` returns undefined for errors shown elsewhere. */
export function useAction(explain: (error: unknown) => string | undefined = errorText): Action {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(explain(failure));
    } finally {
      setBusy(false);
    }
  };

  return { busy, error, run, clear: () => setError(undefined) };
}
