import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';

type Visibility = Record<string, boolean>;

/** The chosen columns, stored in this browser as differences from the default. */
export function useHiddenColumns(
  table: string,
  columns: { id?: string | undefined; meta?: { optional?: boolean } | undefined }[],
): [Visibility, (visibility: Visibility) => void] {
  const [chosen, choose] = useLocalStorage<Visibility>({
    key: `termfleet.columns.${table}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const visibility = useMemo(() => {
    const optional = columns.flatMap(({ id, meta }) =>
      id !== undefined && meta?.optional === true ? [[id, false]] : [],
    );
    return { ...(Object.fromEntries(optional) as Visibility), ...chosen };
  }, [columns, chosen]);
  return [visibility, choose];
}
