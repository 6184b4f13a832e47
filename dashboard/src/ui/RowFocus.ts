import { createContext } from 'react';

/** Whether marks are in the tab order: in a table only those of the current row, elsewhere all. */
export const RowFocus = createContext(true);
