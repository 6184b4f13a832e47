import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  metaHelper,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Header,
  type Row,
  type RowData,
  type SortingState,
} from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useMediaQuery, useMergedRef } from '@mantine/hooks';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type HTMLAttributes, type ReactNode, type RefObject } from 'react';
import { RowFocus } from './RowFocus';
import { ColumnChoice } from './ColumnChoice';
import classes from './DataTable.module.css';
import { useFittingColumns } from './useFittingColumns';
import { useHiddenColumns } from './useHiddenColumns';
import { useRowKeys } from './useRowKeys';
import { useSteadyOrder } from './useSteadyOrder';

interface ColumnMeta {
  /** `end` for numbers, so that digits align. */
  align?: 'end';
  /** The name in the column choice, if it differs from the header. */
  label?: string;
  /** Hidden until chosen. */
  optional?: boolean;
  /** If the table is too wide, columns with a number are hidden, the smallest number first. */
  leaves?: number;
}

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic, text: sortFn_text },
  columnMeta: metaHelper<ColumnMeta>(),
});
type Features = typeof features;

export function columnsOf<T extends RowData>() {
  return createColumnHelper<Features, T>();
}

interface Props<T extends RowData> {
  /** For screen readers, and the key of the stored column choice. */
  name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each column has a value type of its own
  columns: ColumnDef<Features, T, any>[];
  rows: T[];
  idOf: (row: T) => number;
  open: (row: T) => void;
  sorting: SortingState;
  sort: (sorting: SortingState) => void;
  /** Identifies the filter: when it changes, rows are updated even while the pointer is over the table. */
  view: string;
  /** Filters, left of the column choice. */
  toolbar: ReactNode;
  /** A row as a card, for narrow screens. */
  card: (row: T) => ReactNode;
  /** Shown when no row matches the filter. */
  nothing: ReactNode;
}

/** From this length on, only visible rows are rendered. */
const VIRTUAL_FROM = 60;
const ROW_HEIGHT = 48;
/** Below this width rows are shown as cards. */
const NARROW = '(max-width: 62em)';

/**
 * A live table: sticky header, sorting, column choice, keyboard navigation, virtual rows, and a row order that does not
 * change while the pointer is over the table.
 */
export function DataTable<T extends RowData>(props: Props<T>) {
  const { name, columns, rows, idOf, open, sorting, sort, view, toolbar, card, nothing } = props;
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const [hovered, setHovered] = useState(false);
  const [hidden, setHidden] = useHiddenColumns(name, columns);
  const { left, scrolls, frame } = useFittingColumns(columns, hidden);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => `${idOf(row)}`,
    state: { sorting, columnVisibility: { ...hidden, ...Object.fromEntries(left.map((id) => [id, false])) } },
    onSortingChange: (update) => sort(typeof update === 'function' ? update(sorting) : update),
  });
  const { ordered, held } = useSteadyOrder(table.getRowModel().rows, hovered, `${view} ${JSON.stringify(sorting)}`);
  const { activeId, bodyProps, rowProps } = useRowKeys(ordered, (row) => open(row.original));

  return (
    <div>
      <div className={classes.toolbar}>
        <div className={classes.filters}>{toolbar}</div>
        {held > 0 && (
          <span className={classes.held} role="status">
            {held} new, shown when the pointer leaves
          </span>
        )}
        {!narrow && (
          <ColumnChoice
            columns={table.getAllLeafColumns().map((column) => ({
              id: column.id,
              label: column.columnDef.meta?.label ?? (column.columnDef.header as string),
              shown: hidden[column.id] ?? true,
              tooNarrow: left.includes(column.id),
              toggle: () => setHidden({ ...hidden, [column.id]: !(hidden[column.id] ?? true) }),
            }))}
          />
        )}
      </div>
      {ordered.length === 0 && <p className={classes.nothing}>{nothing}</p>}
      {ordered.length > 0 && narrow && (
        <ul className={classes.cards} aria-label={name}>
          {ordered.map((row) => (
            <li key={row.id}>{card(row.original)}</li>
          ))}
        </ul>
      )}
      {ordered.length > 0 && !narrow && (
        <div
          ref={frame}
          className={classes.frame}
          data-scrolls={scrolls || undefined}
          onPointerEnter={() => setHovered(true)}
          onPointerLeave={() => setHovered(false)}
        >
          <table className={classes.table} aria-label={name} aria-rowcount={ordered.length + 1}>
            <thead>
              {table.getHeaderGroups().map((group) => (
                <tr key={group.id}>
                  {group.headers.map((header) => (
                    <HeaderCell key={header.id} header={header}>
                      <table.FlexRender header={header} />
                    </HeaderCell>
                  ))}
                </tr>
              ))}
            </thead>
            <Body rows={ordered} bodyProps={bodyProps}>
              {(row, index) => (
                <tr
                  key={row.id}
                  {...rowProps(row, index)}
                  className={classes.row}
                  data-active={row.id === activeId || undefined}
                  aria-rowindex={index + 2}
                  onClick={(event) => {
                    if (!isControl(event.target)) open(row.original);
                  }}
                >
                  <RowFocus value={row.id === activeId}>
                    {row.getVisibleCells().map((cell) => (
                      <td key={cell.id} data-align={cell.column.columnDef.meta?.align}>
                        <table.FlexRender cell={cell} />
                      </td>
                    ))}
                  </RowFocus>
                </tr>
              )}
            </Body>
          </table>
        </div>
      )}
    </div>
  );
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button:not([data-mark]), input') !== null;
}

function HeaderCell<T extends RowData>({ header, children }: { header: Header<Features, T>; children: ReactNode }) {
  const sorted = header.column.getIsSorted();
  const align = header.column.columnDef.meta?.align;
  const direction = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined;
  return (
    <th scope="col" data-align={align} aria-sort={direction}>
      {header.column.getCanSort() ? (
        <button type="button" className={classes.sort} onClick={header.column.getToggleSortingHandler()}>
          {children}
          {sorted === 'asc' && <ArrowUp size={14} aria-hidden />}
          {sorted === 'desc' && <ArrowDown size={14} aria-hidden />}
        </button>
      ) : (
        children
      )}
    </th>
  );
}

type BodyProps = HTMLAttributes<HTMLTableSectionElement> & { ref: RefObject<HTMLTableSectionElement | null> };

function Body<T extends RowData>({
  rows,
  bodyProps,
  children,
}: {
  rows: Row<Features, T>[];
  bodyProps: BodyProps;
  children: (row: Row<Features, T>, index: number) => ReactNode;
}) {
  if (rows.length < VIRTUAL_FROM) return <tbody {...bodyProps}>{rows.map(children)}</tbody>;
  return (
    <VirtualBody rows={rows} bodyProps={bodyProps}>
      {children}
    </VirtualBody>
  );
}

/** Renders the rows near the viewport; empty rows take the space of the others. */
function VirtualBody<T extends RowData>({ rows, bodyProps, children }: Parameters<typeof Body<T>>[0]) {
  const body = useRef<HTMLTableSectionElement>(null);
  const ref = useMergedRef(body, bodyProps.ref);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <tbody {...bodyProps} ref={ref}>
      {before > 0 && <tr aria-hidden style={{ height: before }} />}
      {items.map((item) => {
        const row = rows[item.index];
        return row === undefined ? null : children(row, item.index);
      })}
      {after > 0 && <tr aria-hidden style={{ height: after }} />}
    </tbody>
  );
}
