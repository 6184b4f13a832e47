/** Parses "GOLD=XAUUSD, BTC=Bitcoin", the form of the expert's InpCustomMap; undefined if malformed. */
export function parseSymbolMap(text: string): Record<string, string> | undefined {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const map: Record<string, string> = {};
  for (const part of parts) {
    const match = /^([^=\s|]+)\s*=\s*([^=\s|]+)$/.exec(part);
    if (match === null) return undefined;
    const [, from = '', to = ''] = match;
    map[from] = to;
  }
  return map;
}

/** The inverse of {@link parseSymbolMap}. */
export function symbolMapText(map: Record<string, string>): string {
  return Object.entries(map)
    .map(([from, to]) => `${from}=${to}`)
    .join(', ');
}
