import { createContext } from 'react';

/** Whether the Tab key stops at the marks within: in a table only those of the current row, elsewhere all. */
export const RowFocus = createContext(true);
