import { useEffect, useRef, useState, type HTMLAttributes, type KeyboardEvent, type RefObject } from 'react';

/**
 * Keyboard navigation of rows: j, k or Tab focus the current row; j and k or the arrows move, Home and End go to the
 * ends, Enter opens.
 */
export function useRowKeys<R extends { id: string }>(rows: R[], open: (row: R) => void) {
  const [chosen, setChosen] = useState<string>();
  const activeId = rows.some((row) => row.id === chosen) ? chosen : rows[0]?.id;

  const body = useRef<HTMLTableSectionElement>(null);

  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent): void => {
      if ((event.key !== 'j' && event.key !== 'k') || event.altKey || event.ctrlKey || event.metaKey) return;
      const nothingFocused = event.target === document.body || event.target === document.getElementById('content');
      if (nothingFocused && body.current !== null && activeId !== undefined) focusRow(body.current, activeId);
    };
    document.addEventListener('keydown', enter);
    return () => document.removeEventListener('keydown', enter);
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const current = rows.findIndex((row) => row.id === activeId);
    const row = rows[current];
    if (event.key === 'Enter' && row !== undefined && event.target instanceof HTMLTableRowElement) {
      event.preventDefault();
      open(row);
      return;
    }
    const next = rows[target(event.key, current, rows.length)];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next.id);
    focusRow(event.currentTarget, next.id);
  };

  return {
    activeId,
    bodyProps: { onKeyDown, ref: body } satisfies HTMLAttributes<HTMLTableSectionElement> & {
      ref: RefObject<HTMLTableSectionElement | null>;
    },
    rowProps: (row: R, index: number) => ({
      tabIndex: row.id === activeId ? 0 : -1,
      'data-row': row.id,
      'data-index': index,
      onFocus: () => setChosen(row.id),
    }),
  };
}

function target(key: string, current: number, length: number): number {
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return Math.min(current + 1, length - 1);
    case 'k':
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return -1;
  }
}

/** A virtual row is rendered only after the list has scrolled to it, so this waits for the next frame. */
function focusRow(body: HTMLElement, id: string): void {
  const find = (): HTMLElement | null => body.querySelector<HTMLElement>(`tr[data-row="${id}"]`);
  const row = find();
  if (row !== null) row.focus();
  else requestAnimationFrame(() => find()?.focus());
}
