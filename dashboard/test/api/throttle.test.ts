import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttle } from '../../src/api/throttle';

describe('what is to be done at most every so often', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is done at once', () => {
    const work = vi.fn();
    throttle(1_000, work).ask();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is done once more after the interval, however often it was asked for meanwhile', () => {
    const work = vi.fn();
    const limited = throttle(1_000, work);
    for (let i = 0; i < 5; i++) limited.ask();
    vi.advanceTimersByTime(999);
    expect(work).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(5_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is done at once again after a quiet while', () => {
    const work = vi.fn();
    const limited = throttle(1_000, work);
    limited.ask();
    vi.advanceTimersByTime(1_000);
    limited.ask();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is not done any more when it has ended', () => {
    const work = vi.fn();
    const limited = throttle(1_000, work);
    limited.ask();
    limited.ask();
    limited.end();
    vi.advanceTimersByTime(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
