/** Runs work immediately when requested, at most once per interval; a request within the interval is run at its end. */
export function throttle(intervalMs: number, work: () => void): { ask(): void; end(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = false;

  const begin = (): void => {
    asked = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (asked) begin();
    }, intervalMs);
    work();
  };

  return {
    ask(): void {
      if (timer === undefined) begin();
      else asked = true;
    },
    end(): void {
      clearTimeout(timer);
    },
  };
}
