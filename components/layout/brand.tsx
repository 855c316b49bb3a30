/** A promise and its keeping: the letter V, its right arm lit. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2 4h5.4L12 14.6 16.6 4H22l-7.6 16.5h-4.800z" fill="var(--brand)" />
      <path d="M16.600 4H22l-3.700 8.100z" fill="var(--accent)" />
    </svg>
  )
}
