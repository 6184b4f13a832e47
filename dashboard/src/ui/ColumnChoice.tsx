import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { Columns3 } from 'lucide-react';

interface Choice {
  id: string;
  label: string;
  shown: boolean;
  /** Chosen, but hidden because the window is too narrow. */
  tooNarrow: boolean;
  toggle: () => void;
}

export function ColumnChoice({ columns }: { columns: Choice[] }) {
  const shown = columns.filter((column) => column.shown).length;
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="sm" leftSection={<Columns3 size={16} aria-hidden />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {columns.map((column) => (
            <Checkbox
              key={column.id}
              label={column.tooNarrow ? `${column.label} (window too narrow)` : column.label}
              checked={column.shown}
              disabled={column.shown && shown === 1}
              onChange={column.toggle}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
