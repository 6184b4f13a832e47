import { useLayoutEffect, useState } from 'react';

interface Fitting {
  /** Columns that are hidden because they do not fit. */
  left: string[];
  /** Whether the remaining columns are still too wide. */
  scrolls: boolean;
  /** The ref of the frame, whose first child is the table. */
  frame: (element: HTMLDivElement | null) => void;
}

interface Fit {
  /** The frame's width and the chosen columns for which the result was computed. */
  of: string;
  leaving: number;
}

/**
 * Hides less important columns until the table fits its frame. They are shown again when the frame's width or the chosen
 * columns change, not when a value becomes shorter: columns must not flicker with live values.
 */
export function useFittingColumns(
  columns: { id?: string | undefined; meta?: { leaves?: number } | undefined }[],
  chosen: Record<string, boolean>,
): Fitting {
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const [{ leaving }, setFit] = useState<Fit>({ of: '', leaving: 0 });
  const ranked = columns
    .flatMap(({ id, meta }) =>
      id !== undefined && meta?.leaves !== undefined && chosen[id] !== false ? [{ id, leaves: meta.leaves }] : [],
    )
    .sort((a, b) => a.leaves - b.leaves);
  const most = ranked.length + 1;
  const choice = JSON.stringify(chosen);

  useLayoutEffect(() => {
    const table = frame?.firstElementChild;
    if (frame === null || !(table instanceof HTMLElement)) return undefined;
    const observer = new ResizeObserver(() => {
      const tooWide = table.offsetWidth > frame.clientWidth + 1;
      const of = `${frame.clientWidth} ${choice}`;
      setFit((fit) => {
        const now = fit.of === of ? fit.leaving : 0;
        return { of, leaving: tooWide ? Math.min(now + 1, most) : now };
      });
    });
    observer.observe(frame);
    observer.observe(table);
    return () => observer.disconnect();
  }, [frame, choice, most]);

  return { left: ranked.slice(0, leaving).map(({ id }) => id), scrolls: leaving === most, frame: setFrame };
}
