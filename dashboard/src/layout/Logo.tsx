/** The mark: two prompts, the second one copying the first. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="#5a54e0" />
      <path d="M7 11l5 5-5 5" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M15 21h10M19 16h6M23 11h2" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
