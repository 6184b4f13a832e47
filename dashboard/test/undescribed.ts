/**
 * How the calls of the running test and the mock's answers differ from the server's description; see setup.ts. Not in
 * app.tsx, which loads the whole dashboard: most tests want a part of it.
 */
export const undescribed: string[] = [];
