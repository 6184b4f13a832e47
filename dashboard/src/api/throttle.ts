/** Does something at once when it is asked for, and no more often than the interval allows; the last wish is not lost. */
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
