import { publicDb } from '@/db/client'
import { preflight, today } from '@/lib/api/respond'
import { env } from '@/lib/env'
import { answerData } from '@/lib/exports/respond'
import { unregistered } from '@/lib/iati/file'

export const dynamic = 'force-dynamic'

/** The data beside a page; the door leads `/ru/commitments.csv` here. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/v1/exports/[locale]/[format]/[...page]'>,
): Promise<Response> {
  const { locale, format, page } = await params
  return answerData({
    db: publicDb,
    request,
    locale,
    format,
    path: `/${page.join('/')}`,
    today: today(),
    zone: env().VAADA_TIME_ZONE,
    baseUrl: env().BASE_URL,
    iatiOrganisation: env().VAADA_IATI_ORGANISATION ?? unregistered(env().BASE_URL),
  })
}

export { GET as HEAD }
export const OPTIONS = preflight
