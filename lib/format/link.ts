/** A host with a dot, and what may follow it; no spaces, and nobody's e-mail address. */
const BARE = /^[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?(?:\.[\p{L}\d-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u

/** An address as typed, trimmed, with `https://` where somebody left the scheme out; null: nothing is typed. */
export function linkFromEntry(entry: string): string | null {
  const text = entry.trim()
  if (text === '') return null
  return BARE.test(text) ? `https://${text}` : text
}
