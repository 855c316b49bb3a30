/** The least that a page of this Next version sends: what Vaada's pages are weighed against. */
export const dynamic = 'force-dynamic'

export default function Page() {
  return <p>Empty</p>
}
