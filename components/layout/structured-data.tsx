import { structuredText, type Thing } from '@/lib/structured-data/model'

/** What the page says to machines. Data, not a script: browsers never run it, and the policy of the page needs no word for it. */
export function StructuredData({ things }: { things: readonly Thing[] }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped, so that nothing in it is markup
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: structuredText(things) }} />
  )
}
