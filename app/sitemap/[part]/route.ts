import { SECTION_PATHS } from '@/components/layout/site-menu'
import { publicDb } from '@/db/client'
import { env } from '@/lib/env'
import {
  listActionPages,
  listConsultationPages,
  listMakerPages,
  listOrganisationPages,
  listRecordPages,
} from '@/lib/sitemap/queries'
import { type Listed, sitemapXml } from '@/lib/sitemap/xml'

export const dynamic = 'force-dynamic'

/** One part of the sitemap: `pages.xml`, `actions.xml`, `countries.xml`, `consultations.xml`, `1.xml`, `2.xml` … */
export async function GET(_: Request, { params }: RouteContext<'/sitemap/[part]'>): Promise<Response> {
  const { part } = await params
  const pages = await pagesOf(part)
  if (!pages || pages.length === 0)
    return new Response('There is no such part; see /sitemap.xml.', { status: 404 })
  return new Response(sitemapXml(pages, env().BASE_URL), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}

function pagesOf(part: string): Promise<Listed[]> | Listed[] | null {
  if (part === 'pages.xml') return listPages()
  if (part === 'actions.xml') return listActionPages(publicDb)
  if (part === 'countries.xml') return listMakerPages(publicDb)
  if (part === 'consultations.xml') return listConsultationPages(publicDb)
  const [, number] = /^([1-9]\d{0,5})\.xml$/.exec(part) ?? []
  return number === undefined ? null : listRecordPages(publicDb, Number(number))
}

/** The sections, and the organisations that speak in them. */
const listPages = async (): Promise<Listed[]> => [
  ...Object.values(SECTION_PATHS).map((path) => ({ path, changedOn: null })),
  ...(await listOrganisationPages(publicDb)),
]
