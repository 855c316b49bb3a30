import { publicDb } from '@/db/client'
import { env } from '@/lib/env'
import { countRecordParts, listConsultationPages } from '@/lib/sitemap/queries'
import { sitemapIndexXml } from '@/lib/sitemap/xml'

export const dynamic = 'force-dynamic'

/** The index of all parts; which pages there are is for search engines and archives to know. */
export async function GET(): Promise<Response> {
  const parts = Array.from({ length: await countRecordParts(publicDb) }, (_, index) => `${index + 1}`)
  // A part without pages is none.
  const consultations = (await listConsultationPages(publicDb)).length > 0 ? ['consultations'] : []
  const paths = ['pages', 'actions', 'countries', ...consultations, ...parts].map(
    (part) => `/sitemap/${part}.xml`,
  )
  return new Response(sitemapIndexXml(paths, env().BASE_URL), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}
