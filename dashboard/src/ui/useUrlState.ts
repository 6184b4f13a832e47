import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { SortingState } from '@tanstack/react-table';

/** One parameter of the address, so that a view can be shared. The default value is omitted. */
export function useUrlState(name: string, initial = ''): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (value === initial) next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setParams, name, initial],
  );
  return [params.get(name) ?? initial, set];
}

/** The sorting of a table in the address: `sort=equity` or `sort=-equity`. */
export function useUrlSorting(initial = ''): [SortingState, (sorting: SortingState) => void] {
  const [text, setText] = useUrlState('sort', initial);
  const sorting = text === '' ? [] : [{ id: text.replace(/^-/, ''), desc: text.startsWith('-') }];
  return [
    sorting,
    (next) => {
      const [first] = next;
      setText(first === undefined ? '' : `${first.desc ? '-' : ''}${first.id}`);
    },
  ];
}
